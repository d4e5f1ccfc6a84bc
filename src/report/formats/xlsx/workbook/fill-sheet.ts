import type {
  AddWorksheetOptions,
  ConditionalFormattingRule,
  CellValue as ExcelValue,
  Worksheet,
} from 'exceljs';
import { cellText } from './cell-text.ts';
import { excelStyle } from './excel-style.ts';
import type { Area, Sheet, SheetCell } from './sheet.ts';

/** Excel follows 65,530 links a sheet, and takes a file with more for broken. */
const maxLinks = 65_000;
/** The library holds each against all others. */
const maxMerged = 1_000;
/** So many digits of body text fit the width of a page at their full size. */
const portraitDigits = 95;

/** How a sheet looks and is printed: on A4, as wide as a page. */
export function sheetSetup({ color, widths, table, onePage }: Sheet): Partial<AddWorksheetOptions> {
  const printed = widths.slice(0, table?.printed).reduce((sum, width) => sum + width, 0);
  const still =
    table === undefined
      ? ({ state: 'normal', showGridLines: false } as const)
      : ({ state: 'frozen', xSplit: table.frozen, ySplit: 1, showGridLines: false } as const);
  return {
    properties: {
      tabColor: { argb: `FF${color}` },
      defaultRowHeight: 15,
      dyDescent: 0,
      outlineLevelCol: 0,
      outlineLevelRow: 0,
    } as AddWorksheetOptions['properties'],
    views: [still],
    pageSetup: {
      paperSize: 9,
      // What is to fit one page has more rows than columns.
      orientation: printed > portraitDigits && onePage !== true ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: onePage === true ? 1 : 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(table !== undefined && { printTitlesRow: '1:1' }),
      ...(table !== undefined &&
        table.printed < widths.length && {
          // The library puts a `$` before each half.
          printArea: `A$1:${letterOf(table.printed)}$${table.rows + 2}`,
        }),
    },
    headerFooter: { oddFooter: '&L&A&RPage &P of &N' },
  };
}

/** Writes the rows of a sheet, and yields after each of them; then what stands behind them. */
export function* fillSheet(worksheet: Worksheet, sheet: Sheet): Generator<void> {
  const { widths, rows, table, bars = [] } = sheet;
  worksheet.columns = widths.map((width) => ({ width }));
  let number = 0;
  let links = 0;
  let merged = 0;
  for (const { cells, height } of rows) {
    number += 1;
    const row = worksheet.getRow(number);
    if (height !== undefined) row.height = height;
    let column = 1;
    for (const cell of cells) {
      const { value, link, span = 1 } = cell;
      const isLinked = link !== undefined && value !== undefined && links < maxLinks;
      if (isLinked) links += 1;
      const written = row.getCell(column);
      written.value = writtenValue(value, isLinked ? link : undefined);
      // A look of a link that leads nowhere would be a promise.
      written.style = excelStyle(cell.style === 'link' && !isLinked ? 'text' : cell.style);
      if (span > 1 && merged < maxMerged) {
        merged += 1;
        worksheet.mergeCells(number, column, number, column + span - 1);
      }
      column += span;
    }
    row.commit();
    yield;
  }
  if (table !== undefined) {
    const to = { row: table.rows + 1, column: widths.length };
    worksheet.autoFilter = { from: { row: 1, column: 1 }, to };
  }
  for (const [index, area] of bars.entries()) drawBars(worksheet, area, index + 1);
}

/**
 * A bar in each cell, as long as its figure is beside the largest of all. A plain one, without its gradient,
 * is given an id by chance, and the same report would not be the same bytes.
 */
function drawBars(worksheet: Worksheet, { from, to }: Area, priority: number): void {
  const rule = {
    ...{ type: 'dataBar', priority, gradient: true },
    cfvo: [{ type: 'num', value: 0 }, { type: 'max' }],
    color: { argb: 'FFC7D7EA' },
  };
  worksheet.addConditionalFormatting({
    ref: `${letterOf(from.column)}${from.row}:${letterOf(to.column)}${to.row}`,
    rules: [rule as unknown as ConditionalFormattingRule],
  });
}

/** `A`, `Z`, `AA`. */
function letterOf(column: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + ((column - 1) % 26));
  const before = Math.floor((column - 1) / 26);
  return before === 0 ? letter : `${letterOf(before)}${letter}`;
}

/** A saved report may hold anything where a type is promised: an object is never handed on. */
function writtenValue(value: SheetCell['value'], link: SheetCell['link']): ExcelValue {
  if (value === undefined || value === '') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value instanceof Date) return value;
  const text = cellText(Array.isArray(value) ? value.map(String) : String(value));
  return link === undefined ? text : { text, hyperlink: `${link.sheet}!A${link.row}` };
}
