import { type Cell, cellsOf, cellWidth } from './cell-width.ts';

const gap = '...';

/** Names of one service differ in their first labels: the head keeps the larger part. */
const headShare = 0.65;

/**
 * A text of at most `width` cells: what is longer loses its middle, since a host is told apart
 * by its first labels and recognised by its last ones.
 */
export function shortenMiddle(text: string, width: number): string {
  if (cellWidth(text) <= width) {
    return text;
  }
  const room = Math.max(0, width - gap.length);
  const cells = cellsOf(text);
  const head = take(cells, Math.ceil(room * headShare));
  const tail = take(cells.toReversed(), room - cellWidth(head.join('')));
  return `${head.join('')}${gap}${tail.toReversed().join('')}`;
}

/** A text of at most `width` cells: what is longer loses its end. */
export function shortenEnd(text: string, width: number): string {
  if (cellWidth(text) <= width) {
    return text;
  }
  return `${take(cellsOf(text), Math.max(0, width - gap.length)).join('')}${gap}`;
}

function take(cells: readonly Cell[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const cell of cells) {
    used += cell.width;
    if (used > width) {
      break;
    }
    taken.push(cell.text);
  }
  return taken;
}
