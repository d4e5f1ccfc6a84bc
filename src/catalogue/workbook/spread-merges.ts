import { UnreadableCatalogue } from '../unreadable-catalogue.ts';
import { workbookLimits } from './limits.ts';
import type { MergedRange } from './scan-sheet.ts';
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
  const covering = new Map<number, [column: number, value: string][]>();
  let left = workbookLimits.mergedRows;
  for (const { top, left: column, bottom } of merges) {
    const value = byNumber.get(top)?.cells[column - 1] ?? '';
    const end = Math.min(bottom, last);
    if (value === '' || end <= top || titles.has(top)) continue;
    left -= end - top;
    if (left < 0) throw new UnreadableCatalogue('its merged cells overlap');
    for (let number = top + 1; number <= end; number += 1) {
      if (!byNumber.has(number)) continue;
      const covers = covering.get(number) ?? [];
      covers.push([column - 1, value]);
      covering.set(number, covers);
    }
  }
  return kept
    .filter(({ number }) => !titles.has(number))
    .map((row) => covered(row, covering.get(row.number) ?? []));
}

function titleOf(
  { top, left, right }: MergedRange,
  rows: ReadonlyMap<number, SheetRow>,
): number[] {
  if (left === right) return [];
  const cells = rows.get(top)?.cells ?? [];
  const filled = cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [index + 1]));
  return filled.length === 1 && filled[0] === left ? [top] : [];
}

function covered(row: SheetRow, covers: readonly (readonly [number, string])[]): SheetRow {
  if (covers.length === 0) return row;
  const cells = [...row.cells];
  for (const [index, value] of covers) {
    while (cells.length <= index) cells.push('');
    // A cell below a merge has no value that anybody sees.
    cells[index] = value;
  }
  return { ...row, cells };
}
