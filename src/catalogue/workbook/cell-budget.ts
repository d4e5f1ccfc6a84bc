import { UnreadableCatalogue } from '../unreadable-catalogue.ts';
import { workbookLimits } from './limits.ts';

/** What the sheets of one workbook may still hold; each takes its part. */
export interface CellBudget {
  rows: number;
  cells: number;
  merges: number;
  characters: number;
}

/** A fresh budget for one workbook. */
export function cellBudget(): CellBudget {
  const { rows, cells, mergedRanges, characters } = workbookLimits;
  return { rows, cells, merges: mergedRanges, characters };
}

/** Takes of a budget. @throws UnreadableCatalogue where it is used up. */
export function takeOf(budget: CellBudget, kind: keyof CellBudget, count = 1): void {
  budget[kind] -= count;
  if (budget[kind] >= 0) return;
  const most = cellBudget()[kind];
  throw new UnreadableCatalogue(
    kind === 'characters'
      ? `its cells have more than ${most} characters`
      : `it has more than ${most} ${kind === 'merges' ? 'merged ranges' : kind}`,
  );
}
