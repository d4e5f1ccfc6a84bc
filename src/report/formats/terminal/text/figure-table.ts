import { wrapText } from '../../../text/wrap-text.ts';
import { alignColumns, type Column, columnGap } from './align-columns.ts';

/** Keeps a figure beside its name until the lines are made. */
const unbroken = '\u00a0';

interface FigureTable {
  readonly heads: readonly string[];
  readonly columns: readonly Column[];
  readonly width: number;
}

/**
 * Rows of a name and of figures below their heads; where the terminal has no room for the columns, each name with
 * its figures below it, each behind its head. The first line is the head.
 */
export function figureTable(
  rows: readonly (readonly string[])[],
  { heads, columns, width }: FigureTable,
): readonly string[] {
  const wanted = columns.reduce((sum, column) => sum + column.width + columnGap, -columnGap);
  if (wanted <= width) return alignColumns([heads, ...rows], { columns });
  const [title = '', ...names] = heads;
  const folded = rows.flatMap(([name = '', ...cells]) => {
    const figures = cells.flatMap((cell, index) =>
      cell === '' ? [] : [`${names[index] ?? ''} ${cell}`.trim()],
    );
    const indent = (/^ */.exec(name)?.[0].length ?? 0) + 2;
    if (name.trim() !== '') return [name, ...figureLines(figures, { width, indent })];
    const [first = '', ...rest] = figureLines(figures, { width, indent });
    return [first.slice(2), ...rest];
  });
  return [title, ...folded];
}

/** Figures one behind the other, none of them apart from what it is. */
export function figureLines(
  figures: readonly string[],
  { width, indent }: { readonly width: number; readonly indent: number },
): string[] {
  const text = figures.map((figure) => figure.replaceAll(' ', unbroken)).join(', ');
  return wrapText(text, { width: width - indent }).map(
    (line) => ' '.repeat(indent) + line.replaceAll(unbroken, ' '),
  );
}
