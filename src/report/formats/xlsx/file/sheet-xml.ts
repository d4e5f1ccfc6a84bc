import { openTag } from '../../../text/xml.ts';
import type { Sheet, SheetRow } from '../workbook/sheet.ts';
import { cellXml, placeOf } from './cell-xml.ts';

/** Excel follows 65,530 links a sheet, and takes a file with more for broken. */
const mostLinks = 65_000;
/** Programs take a sheet with more for broken (ECMA-376 leaves it to them). */
const mostMerged = 65_000;

/**
 * A sheet as SpreadsheetML (ECMA-376 part 1, 18.3.1.99), row by row; its elements stand in the order of the
 * schema. Texts are inline strings: none becomes a formula or a date. Links lead to places of this workbook. Sheets are set up
 * for A4, as wide as a page.
 */
export function* sheetXml(sheet: Sheet, isFirst: boolean): Generator<string> {
  const { color, widths, rows, table, bars } = sheet;
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  yield `<sheetPr><tabColor rgb="FF${color}"/><pageSetUpPr fitToPage="1"/></sheetPr>`;
  yield `<sheetViews><sheetView showGridLines="0"${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(table)}</sheetView></sheetViews>`;
  yield '<sheetFormatPr defaultRowHeight="15"/>';
  const columns = widths.map((width, index) =>
    openTag('col', { min: index + 1, max: index + 1, width, customWidth: 1 }, '/>'),
  );
  yield `<cols>${columns.join('')}</cols><sheetData>`;
  const seen: Seen = { links: [], merged: [] };
  yield* rowsXml(rows, seen);
  yield '</sheetData>';
  if (table !== undefined) yield `<autoFilter ref="A1:${placeOf(table.rows + 1, widths.length)}"/>`;
  yield* list('mergeCells', seen.merged);
  for (const [index, { from, to }] of (bars ?? []).entries()) {
    const place = `${placeOf(from.row, from.column)}:${placeOf(to.row, to.column)}`;
    yield `<conditionalFormatting sqref="${place}"><cfRule type="dataBar" priority="${index + 1}"><dataBar><cfvo type="num" val="0"/><cfvo type="max"/><color rgb="FFC7D7EA"/></dataBar></cfRule></conditionalFormatting>`;
  }
  yield* list('hyperlinks', seen.links);
  yield* pageXml(sheet);
  yield '</worksheet>';
}

/** What stands behind the rows. */
interface Seen {
  readonly links: string[];
  readonly merged: string[];
}

function* rowsXml(rows: Iterable<SheetRow>, { links, merged }: Seen): Generator<string> {
  let row = 0;
  for (const { cells, height } of rows) {
    row += 1;
    const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    const written: string[] = [`<row r="${row}"${tall}>`];
    let column = 1;
    for (const cell of cells) {
      const { link, span = 1, value } = cell;
      const place = placeOf(row, column);
      const isLinked = link !== undefined && value !== undefined && links.length < mostLinks;
      if (isLinked)
        links.push(
          openTag('hyperlink', { ref: place, location: `${link.sheet}!A${link.row}` }, '/>'),
        );
      // A look of a link that leads nowhere would be a promise.
      const style = cell.style === 'link' && !isLinked ? 'text' : cell.style;
      written.push(cellXml({ value, style }, place));
      for (let more = 1; more < span; more += 1)
        written.push(cellXml({ value: undefined, style }, placeOf(row, column + more)));
      if (span > 1 && merged.length < mostMerged)
        merged.push(`<mergeCell ref="${place}:${placeOf(row, column + span - 1)}"/>`);
      column += span;
    }
    written.push('</row>');
    yield written.join('');
  }
}

function paneXml(table: Sheet['table']): string {
  if (table === undefined) return '';
  const corner = placeOf(2, table.frozen + 1);
  return `<pane xSplit="${table.frozen}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/>`;
}

function* list(name: string, items: readonly string[]): Generator<string> {
  if (items.length === 0) return;
  yield name === 'mergeCells' ? openTag(name, { count: items.length }) : `<${name}>`;
  yield* items;
  yield `</${name}>`;
}

/** So many digits of body text fit the width of a page at their full size. */
const portraitDigits = 95;

function pageXml({ widths, table, onePage }: Sheet): readonly string[] {
  const printed = widths.slice(0, table?.printed).reduce((sum, width) => sum + width, 0);
  const page = {
    ...{ paperSize: 9, orientation: printed > portraitDigits ? 'landscape' : 'portrait' },
    ...{ fitToWidth: 1, fitToHeight: onePage === true ? 1 : 0 },
  };
  return [
    onePage === true ? '<printOptions horizontalCentered="1"/>' : '',
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    openTag('pageSetup', page, '/>'),
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>',
  ];
}
