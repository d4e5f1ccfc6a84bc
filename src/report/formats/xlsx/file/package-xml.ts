import { openTag, textElement } from '../../../text/xml.ts';
import { cellText } from '../workbook/cell-text.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { letters } from './cell-xml.ts';
import type { ZipPart } from './zip-file.ts';

/** Who made the workbook and when; the same moment gives the same bytes. */
export interface WorkbookOptions {
  readonly title: string;
  readonly creator: string;
  readonly moment: Date;
}

type Named = readonly Pick<Sheet, 'name' | 'table' | 'widths'>[];

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook beside its sheets and styles (ECMA-376 part 2): what it holds, where, and who made it. */
export function packageParts(sheets: Named, options: WorkbookOptions): readonly ZipPart[] {
  return [
    { name: '[Content_Types].xml', texts: [head, contentTypes(sheets)] },
    { name: '_rels/.rels', texts: [head, relations(roots)] },
    { name: 'docProps/core.xml', texts: [head, coreXml(options)] },
    { name: 'xl/workbook.xml', texts: [head, workbookXml(sheets)] },
    { name: 'xl/_rels/workbook.xml.rels', texts: [head, relations(partsOf(sheets))] },
  ];
}

type Relation = readonly [type: string, target: string];

const roots: readonly Relation[] = [
  [`${office}/relationships/officeDocument`, 'xl/workbook.xml'],
  [`${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
];

function partsOf(sheets: Named): readonly Relation[] {
  return [
    ...sheets.map(
      (_, index): Relation => [
        `${office}/relationships/worksheet`,
        `worksheets/sheet${index + 1}.xml`,
      ],
    ),
    [`${office}/relationships/styles`, 'styles.xml'],
  ];
}

function relations(all: readonly Relation[]): string {
  const items = all.map(([Type, Target], index) =>
    openTag('Relationship', { Id: `rId${index + 1}`, Type, Target }, '/>'),
  );
  return `<Relationships xmlns="${packaged}/relationships">${items.join('')}</Relationships>`;
}

function contentTypes(sheets: Named): string {
  const parts: readonly Relation[] = [
    ['/xl/workbook.xml', `${spreadsheet}.sheet.main+xml`],
    ['/xl/styles.xml', `${spreadsheet}.styles+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...sheets.map(
      (_, index): Relation => [
        `/xl/worksheets/sheet${index + 1}.xml`,
        `${spreadsheet}.worksheet+xml`,
      ],
    ),
  ];
  const written = parts.map(([PartName, ContentType]) =>
    openTag('Override', { PartName, ContentType }, '/>'),
  );
  const rels = 'application/vnd.openxmlformats-package.relationships+xml';
  return `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="${rels}"/><Default Extension="xml" ContentType="application/xml"/>${written.join('')}</Types>`;
}

function workbookXml(sheets: Named): string {
  const named = sheets.map(({ name }, index) =>
    openTag('sheet', { name, sheetId: index + 1, 'r:id': `rId${index + 1}` }, '/>'),
  );
  const names = sheets.flatMap(definedNames);
  const defined = names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
  return `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}/relationships"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${named.join('')}</sheets>${defined}</workbook>`;
}

/** What of a table is printed, and its header on each page. */
function definedNames({ name, table, widths }: Named[number], localSheetId: number): string[] {
  if (table === undefined) return [];
  const of = (kind: string, place: string): string =>
    textElement('definedName', { name: `_xlnm.${kind}`, localSheetId }, `'${name}'!${place}`);
  const area = `$A$1:$${letters(table.printed)}$${table.rows + 2}`;
  return [
    ...(table.printed < widths.length ? [of('Print_Area', area)] : []),
    of('Print_Titles', '$1:$1'),
  ];
}

function coreXml({ title, creator, moment }: WorkbookOptions): string {
  const time = moment.toISOString().replace(/\.\d+Z$/, 'Z');
  const dated = (name: string): string =>
    textElement(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, time);
  return [
    `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    textElement('dc:title', {}, cellText(title)),
    textElement('dc:creator', {}, cellText(creator)),
    textElement('cp:lastModifiedBy', {}, cellText(creator)),
    dated('created'),
    dated('modified'),
    '</cp:coreProperties>',
  ].join('');
}
