import CliTable3 from 'cli-table3';
import { cellWidth } from '../../../text/cell-width.ts';

/** One column: its width in cells, and the side its texts stand on. */
export interface Column {
  readonly width: number;
  readonly align?: 'left' | 'right';
}

/** Two spaces between columns. */
export const columnGap = 2;

/** cli-table3 compares every cell with every row above it: short tables keep that linear. */
const rowsPerTable = 32;

/** No lines are drawn; the empty texts also switch off what cli-table3 draws by default. */
const noLines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(columnGap),
};

/**
 * Rows as lines of aligned columns, without boxes and without spaces at the ends of lines. Each
 * cell fits its column and holds no line break; it may be ASCII with the escape sequences of
 * `paint`, or any other text without them.
 */
export function alignColumns(
  rows: readonly (readonly string[])[],
  options: { readonly columns: readonly Column[]; readonly indent?: number },
): string[] {
  const indent = ' '.repeat(options.indent ?? 0);
  const lines: string[] = [];
  for (let start = 0; start < rows.length; start += rowsPerTable) {
    const table = new CliTable3({
      chars: noLines,
      colWidths: options.columns.map((column) => column.width),
      colAligns: options.columns.map((column) => column.align ?? 'left'),
      truncate: '',
      // cli-table3 paints heads red and borders grey unless told otherwise.
      style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    });
    const foreign: string[] = [];
    const slice = rows.slice(start, start + rowsPerTable);
    table.push(...slice.map((row) => row.map((cell) => standIn(cell, foreign))));
    const drawn = table.toString().replaceAll(/([\ue000-\uf8fe])\uf8ff*/g, (_, sign: string) => {
      return foreign[sign.charCodeAt(0) - firstSign] ?? '';
    });
    lines.push(...drawn.split('\n'));
  }
  return lines.map((line) => `${indent}${line}`.trimEnd());
}

/** Private-use characters, one for a cell, and one that widens it; escaped texts hold none. */
const firstSign = 0xe000;
const filler = '\uf8ff';
const plain = /^[\0-\x7f]*$/;

/**
 * cli-table3 counts some marks, emoji and rare scripts in another way than terminals do: it is
 * given a text of plain characters that is as wide, and the true one is put back afterwards.
 */
function standIn(cell: string, foreign: string[]): string {
  if (plain.test(cell)) {
    return cell;
  }
  const width = cellWidth(cell);
  if (width === 0) {
    return '';
  }
  foreign.push(cell);
  return String.fromCharCode(firstSign + foreign.length - 1) + filler.repeat(width - 1);
}
