import { UnreadableCatalogue } from '../unreadable-catalogue.ts';
import { cellRows } from './cell-rows.ts';
import { excelWorkbook } from './exceljs.ts';
import { workbookLimits } from './limits.ts';
import { listSheets, type SheetPart } from './list-sheets.ts';
import { type Archive, openArchive } from './open-archive.ts';
import { cellBudget, type SheetScan, scanSheet } from './scan-sheet.ts';
import type { SheetRow } from './sheet-row.ts';
import { spreadMerges } from './spread-merges.ts';
import { storedZip } from './stored-zip.ts';

export interface WorkbookContent {
  readonly sheets: readonly SheetContent[];
  /** ISO date on which the workbook was last saved, as it says itself. */
  readonly saved?: string;
}

export interface SheetContent {
  readonly name: string;
  /** `undefined` where the workbook names a sheet that its archive does not hold. */
  readonly rows: readonly SheetRow[] | undefined;
}

/**
 * The rows of every sheet of a workbook (`.xlsx`, ECMA-376), as a reader of the sheet takes them:
 * merged cells spread, formulas with their cached results, hidden rows and columns like the rest.
 * Nothing is evaluated, followed or run. Only text whose size and cells are known to be small
 * reaches exceljs, in an archive of our own.
 * @throws UnreadableCatalogue for what is no workbook, encrypted, damaged or too large; the
 * system's error for a file that cannot be opened.
 */
export async function readWorkbook(file: string): Promise<WorkbookContent> {
  const archive = await openArchive(file);
  try {
    const { sheets, strings } = await listSheets(archive);
    const scanned = await scannedSheets(archive, sheets);
    const shared = strings === undefined ? undefined : await archive.text(strings);
    const rows = await rowsOf(scanned, shared);
    const saved = await savedOn(archive);
    return {
      sheets: sheets.map(({ name, part }) => ({ name, rows: rows.get(part) })),
      ...(saved === undefined ? {} : { saved }),
    };
  } finally {
    archive.close();
  }
}

interface ScannedSheet extends SheetScan {
  readonly part: string;
  readonly xml: string;
}

async function scannedSheets(
  archive: Archive,
  sheets: readonly SheetPart[],
): Promise<ScannedSheet[]> {
  const budget = cellBudget();
  const scanned: ScannedSheet[] = [];
  for (const part of new Set(sheets.map((sheet) => sheet.part))) {
    const text = await archive.text(part);
    if (text === undefined) continue;
    const xml = withoutEmptyCells(plainNames(text));
    scanned.push({ part, xml, ...scanSheet(xml, budget) });
  }
  return scanned;
}

/** Cells that have a format and no value; some programs write a thousand rows of them. */
function withoutEmptyCells(xml: string): string {
  return xml.replace(/<c\s[^<>]*\/>/g, '');
}

/** Everything but the cells is left unread: merges are ours, and the rest says nothing of URLs. */
const unread =
  'sheetPr dimension sheetViews sheetFormatPr cols autoFilter mergeCells rowBreaks hyperlinks pageMargins dataValidations pageSetup headerFooter printOptions picture drawing sheetProtection tableParts conditionalFormatting extLst';

async function rowsOf(
  sheets: readonly ScannedSheet[],
  strings: string | undefined,
): Promise<ReadonlyMap<string, readonly SheetRow[]>> {
  const { workbook, formula } = await excelWorkbook();
  const { buffer } = storedZip(partsFor(sheets, strings));
  try {
    await workbook.xlsx.load(buffer, { ignoreNodes: unread.split(' ') });
  } catch (error) {
    throw new UnreadableCatalogue('its cells are damaged', { cause: error });
  }
  const budget = { characters: workbookLimits.characters };
  return new Map(
    sheets.map(({ part, rows, merges }, index) => {
      const sheet = workbook.getWorksheet(sheetName(index));
      return [part, sheet ? spreadMerges(cellRows(sheet, { rows, formula, budget }), merges) : []];
    }),
  );
}

/** A workbook of the sheets alone, under names of our own. */
function partsFor(
  sheets: readonly ScannedSheet[],
  strings: string | undefined,
): ReadonlyMap<string, string> {
  const tabs = sheets.map(
    (_, index) => `<sheet name="${sheetName(index)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`,
  );
  const targets = sheets.map(
    (_, index) => `<Relationship Id="r${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return new Map([
    ['xl/workbook.xml', `<workbook><sheets>${tabs.join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships>${targets.join('')}</Relationships>`],
    ...(strings === undefined ? [] : [['xl/sharedStrings.xml', plainNames(strings)] as const]),
    ...sheets.map(({ xml }, index) => [`xl/worksheets/sheet${index + 1}.xml`, xml] as const),
  ]);
}

/** The same names without the prefix that some programs give all of them; exceljs knows none. */
function plainNames(text: string): string {
  const [, prefix] = /<([a-z]\w{0,20}):(?:worksheet|sst)[\s>]/i.exec(text.slice(0, 2000)) ?? [];
  return prefix === undefined
    ? text
    : text.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
}

function sheetName(index: number): string {
  return `s${index + 1}`;
}

async function savedOn(archive: Archive): Promise<string | undefined> {
  const text = (await archive.text('docProps/core.xml')) ?? '';
  return /<dcterms:modified[^<>]*>(\d{4}-\d\d-\d\d)/.exec(text)?.[1];
}
