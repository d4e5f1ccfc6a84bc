import CliTable3 from 'cli-table3';

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
 * cell fits its column, holds no line break, and may hold the escape sequences of `paint`.
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
    table.push(...rows.slice(start, start + rowsPerTable).map((row) => [...row]));
    lines.push(...table.toString().split('\n'));
  }
  return lines.map((line) => `${indent}${line}`.trimEnd());
}
