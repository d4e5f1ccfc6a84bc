import { UnreadableCatalogue } from '../unreadable-catalogue.ts';
import { workbookLimits } from './limits.ts';
import type { MergedRange } from './merged-ranges.ts';
import type { SheetRow } from './sheet-row.ts';

/**
 * Spreads merged cells over the rows that they cover: a value merged down a column stands in each
 * of its rows. Across columns it stays in the first, so that a title is no row of values. Left out
 * are rows without a value of their own, which a merge or nothing covers, and titles: rows whose
 * only value is merged across columns.
 * @throws UnreadableCatalogue where the merges together cover more rows than a sheet could have.
 */
export function spreadMerges(
  rows: readonly SheetRow[],
  merges: readonly MergedRange[],
): readonly SheetRow[] {
  const kept = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const byNumber = new Map(kept.map((row) => [row.number, row]));
  const last = kept.at(-1)?.number ?? 0;
  const titles = new Set(merges.flatMap((merge) => titleOf(merge, byNumber)));
  const spread = new Map<number, string[]>();
  let left = workbookLimits.mergedRows;
  for (const { top, left: column, bottom } of merges) {
    const value = byNumber.get(top)?.cells[column - 1] ?? '';
    const end = Math.min(bottom, last);
    if (value === '' || end <= top || titles.has(top)) continue;
    left -= end - top;
    if (left < 0) throw new UnreadableCatalogue('its merged cells overlap');
    for (let number = top + 1; number <= end; number += 1) {
      const row = byNumber.get(number);
      if (row) put(spread, { row, index: column - 1, value });
    }
  }
  return kept
    .filter(({ number }) => !titles.has(number))
    .map((row) => ({ ...row, cells: spread.get(row.number) ?? row.cells }));
}

function titleOf({ top, left, right }: MergedRange, rows: ReadonlyMap<number, SheetRow>): number[] {
  if (left === right) return [];
  const cells = rows.get(top)?.cells ?? [];
  const filled = cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [index + 1]));
  return filled.length === 1 && filled[0] === left ? [top] : [];
}

interface Covered {
  readonly row: SheetRow;
  readonly index: number;
  readonly value: string;
}

function put(spread: Map<number, string[]>, { row, index, value }: Covered): void {
  const cells = spread.get(row.number) ?? [...row.cells];
  while (cells.length <= index) cells.push('');
  // What stands below a merge is seen by nobody, so the merged value replaces it.
  cells[index] = value;
  spread.set(row.number, cells);
}
