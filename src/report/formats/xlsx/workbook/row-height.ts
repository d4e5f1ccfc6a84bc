import { cellWidth } from '../../../text/cell-width.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type { SheetCell } from './sheet.ts';

const lineHeight = 15;
const maxLines = 12;
/** Column widths are counted in digits, and letters of running text are a little narrower. */
const lettersPerDigit = 1.18;

/**
 * The height in points that a row of cells needs for its texts in columns of these widths, at most
 * twelve lines. Programs differ in whether they fit a row by themselves, and none does where a
 * cell takes several columns.
 */
export function rowHeight(cells: readonly SheetCell[], widths: readonly number[]): number {
  let lines = 1;
  let column = 0;
  for (const { value, span = 1 } of cells) {
    const texts = textsOf(value);
    if (texts.length > 0) {
      const columns = widths.slice(column, column + span);
      const digits = columns.reduce((total, width) => total + width, 0) - 1;
      const room = Math.max(4, Math.floor(digits * lettersPerDigit));
      let needed = 0;
      for (const text of texts) needed += linesOf(text, room);
      lines = Math.min(maxLines, Math.max(lines, needed));
    }
    column += span;
  }
  return lineHeight * lines + (lines === 1 ? 1 : 4);
}

/** The lines of a cell as it has them; no more of a list than can be shown. */
function textsOf(value: SheetCell['value']): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.slice(0, maxLines).map(String) : [];
}

function linesOf(value: string, width: number): number {
  const text = escapeTerminal(value, { max: width * maxLines });
  return cellWidth(text) <= width
    ? 1
    : Math.min(maxLines, wrapText(text, { width, wholeWord: 0 }).length);
}
