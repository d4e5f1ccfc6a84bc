import { escapeTerminal } from '../../../../text/escape-terminal.ts';
import type { CellStyle } from '../../workbook/cell-styles.ts';
import { rowHeight } from '../../workbook/row-height.ts';
import type { SheetCell, SheetRow } from '../../workbook/sheet.ts';

/** Columns of the first sheet: one for names, five for figures, one for sentences. */
export const summaryWidths: readonly number[] = [34, 10, 10, 10, 12, 12, 66];

/** The first sheet is one page: what is longer stands on the others. */
const longest = 500;

/** A heading over all columns, with room above it and, where columns have names, those below. */
export function heading(title: string, columns: readonly SheetCell[] = []): SheetRow[] {
  return [
    { cells: [], height: 10 },
    { cells: summaryWidths.map((_, index) => section(index === 0 ? title : '')), height: 22 },
    ...(columns.length === 0 ? [] : [{ cells: columns }]),
  ];
}

function section(value: string): SheetCell {
  return { value, style: 'section' };
}

/** A cell that takes all columns that are left after `before` others. */
export function spanned(value: string, style: CellStyle, before = 0): SheetCell {
  return {
    value: escapeTerminal(value, { max: longest }),
    style,
    span: summaryWidths.length - before,
  };
}

/** A row as high as its texts need. */
export function tall(cells: readonly SheetCell[]): SheetRow {
  return { cells, height: rowHeight(cells, summaryWidths) };
}
