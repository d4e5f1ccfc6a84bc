import type { ConditionalFormattingRule, CellValue as ExcelValue, Worksheet } from 'exceljs';
import { cellStyles } from './cell-styles.ts';
import { cellText } from './cell-text.ts';
import type { Sheet, SheetCell } from './sheet.ts';
import { stampZip } from './stamp-zip.ts';

/** Who made the workbook and when; the same moment gives the same bytes. */
export interface WorkbookOptions {
  readonly title: string;
  readonly creator: string;
  readonly moment: Date;
}

/**
 * Sheets as the bytes of an .xlsx file (ECMA-376). Every text is a string cell: none becomes a
 * formula, a link or a date. Sheets are set up for A4 landscape, as wide as a page.
 */
export async function writeWorkbook(
  sheets: readonly Sheet[],
  options: WorkbookOptions,
): Promise<Uint8Array> {
  // Heavy, and needed for this one format alone.
  const { emptyWorkbook } = await import('../excel-workbook.ts');
  const workbook = emptyWorkbook();
  workbook.title = cellText(options.title);
  workbook.creator = cellText(options.creator);
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = options.moment;
  workbook.modified = options.moment;
  for (const sheet of sheets) {
    fill(workbook.addWorksheet(sheet.name, setup(sheet)), sheet);
  }
  linkInside(workbook.xlsx as unknown as Writer);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  stampZip(bytes, options.moment);
  return bytes;
}

function setup({ color, widths, table, onePage }: Sheet): Partial<Worksheet> {
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
    },
    views: [still],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: onePage === true ? 1 : 0,
      horizontalCentered: onePage === true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(table !== undefined && { printTitlesRow: '1:1' }),
      ...(table !== undefined &&
        table.printed < widths.length && {
          // The library puts a `$` before each half.
          printArea: `A$1:${letterOf(table.printed)}$${table.rows + 2}`,
        }),
    },
    headerFooter: { oddFooter: '&L&A&RPage &P of &N' },
  } as Partial<Worksheet>;
}

/** Tables that are not printed as a whole have fewer columns than there are letters. */
function letterOf(column: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + column - 1);
}

function fill(worksheet: Worksheet, { widths, rows, table }: Sheet): void {
  for (const [index, width] of widths.entries()) {
    worksheet.getColumn(index + 1).width = width;
  }
  let number = 0;
  for (const { cells, height } of rows) {
    number += 1;
    const row = worksheet.getRow(number);
    if (height !== undefined) {
      row.height = height;
    }
    let column = 1;
    for (const cell of cells) {
      const written = row.getCell(column);
      written.value = writtenValue(cell);
      written.style = cellStyles[cell.style];
      const span = cell.span ?? 1;
      if (span > 1) {
        worksheet.mergeCells(number, column, number, column + span - 1);
      }
      column += span;
    }
  }
  if (table !== undefined) {
    const to = { row: table.rows + 1, column: widths.length };
    worksheet.autoFilter = { from: { row: 1, column: 1 }, to };
    drawBars(worksheet, table);
  }
}

/**
 * A bar in each cell, as long as its figure is beside the largest of all. A plain one, without its gradient,
 * is given an id by chance, and the same report would not be the same bytes.
 */
function drawBars(worksheet: Worksheet, { bars, rows }: NonNullable<Sheet['table']>): void {
  if (bars === undefined || rows === 0) return;
  const rule = {
    ...{
      type: 'dataBar',
      priority: 1,
      gradient: true,
      cfvo: [{ type: 'num', value: 0 }, { type: 'max' }],
    },
    color: { argb: 'FFC7D7EA' },
  };
  worksheet.addConditionalFormatting({
    ref: `${letterOf(bars.first)}2:${letterOf(bars.last)}${rows + 1}`,
    rules: [rule as unknown as ConditionalFormattingRule],
  });
}

/** A saved report may hold anything where a type is promised: an object is never handed on. */
function writtenValue({ value, link }: SheetCell): ExcelValue {
  if (value === undefined || value === '') {
    return null;
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : null;
  }
  if (typeof value === 'boolean' || value instanceof Date) {
    return value;
  }
  const text = cellText(Array.isArray(value) ? value.map(String) : String(value));
  return link === undefined ? text : { text, hyperlink: `${link.sheet}!A${link.row}` };
}

/** The part of the library that turns a workbook into the parts of a file. */
interface Writer {
  prepareModel(model: Prepared, options: unknown): void;
}

interface Prepared {
  readonly worksheets: readonly {
    rels: unknown[];
    readonly hyperlinks: readonly { rId?: string }[];
  }[];
}

/**
 * The library writes a link to a place of the workbook twice: as that place, and as a relationship
 * to a file of that name outside of it, for which programs warn. The second one is dropped;
 * these sheets have no other relationships.
 */
function linkInside(writer: Writer): void {
  const prepare = writer.prepareModel.bind(writer);
  writer.prepareModel = (model, options) => {
    prepare(model, options);
    for (const worksheet of model.worksheets) {
      worksheet.rels = [];
      for (const link of worksheet.hyperlinks) {
        delete link.rId;
      }
    }
  };
}
