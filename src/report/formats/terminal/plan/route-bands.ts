import { columnGap } from '../text/align-columns.ts';

/** The least that is left to the hosts before routes are spread over several tables. */
const minHostWidth = 30;

/**
 * Columns of routes as they fit beside readable hosts: all of them in one table, or else in as
 * few tables as can be, each with about as many. `indent` is what stands before a host.
 */
export function routeBands<Column extends { readonly width: number }>(
  columns: readonly Column[],
  options: { readonly width: number; readonly indent: number },
): readonly Column[][] {
  const room = Math.max(1, options.width - options.indent - minHostWidth);
  if (columns.length === 0 || widthOf(columns) <= room) {
    return [[...columns]];
  }
  const widest = Math.max(...columns.map(({ width }) => width)) + columnGap;
  const most = Math.max(1, Math.floor(room / widest));
  const size = Math.ceil(columns.length / Math.ceil(columns.length / most));
  return Array.from({ length: Math.ceil(columns.length / size) }, (_, index) =>
    columns.slice(index * size, (index + 1) * size),
  );
}

/** Cells that columns take, each with the gap before it. */
export function widthOf(columns: readonly { readonly width: number }[]): number {
  return columns.reduce((total, { width }) => total + width + columnGap, 0);
}
