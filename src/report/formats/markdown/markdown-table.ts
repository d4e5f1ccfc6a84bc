/** One column: its heading, as Markdown, and the side its texts stand on. */
export interface MarkdownColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
}

/**
 * Lines of a table (GitHub Flavored Markdown 4.10) with an empty line after it. Cells are Markdown
 * already and hold neither line breaks nor signs that end a cell.
 */
export function markdownTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
): string[] {
  return [
    row(columns.map(({ head }) => head)),
    row(columns.map(({ align }) => (align === 'right' ? '--:' : ':--'))),
    ...rows.map(row),
    '',
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
