import { escapeTerminal } from '../text/escape-terminal.ts';
import { wrapText } from '../text/wrap-text.ts';
import type { CellStyle } from './cell-styles.ts';
import type { SheetCell, SheetRow } from './sheet.ts';

/** Columns of the first sheet: one for names, five for figures, one for sentences. */
export const summaryWidths: readonly number[] = [44, 12, 12, 12, 12, 12, 66];

const lineHeight = 15;
const mostLines = 12;

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
  return { value, style, span: summaryWidths.length - before };
}

/**
 * A row as high as its texts need. Programs fit a row by itself, but not where a cell takes
 * several columns.
 */
export function tall(cells: readonly SheetCell[]): SheetRow {
  let lines = 1;
  let column = 0;
  for (const { value, span = 1 } of cells) {
    const columns = summaryWidths.slice(column, column + span);
    const width = columns.reduce((total, one) => total + one, 0);
    if (typeof value === 'string') {
      const text = escapeTerminal(value, { max: width * mostLines });
      lines = Math.max(lines, wrapText(text, { width }).length);
    }
    column += span;
  }
  return { cells, height: lineHeight * Math.min(lines, mostLines) + 2 };
}
