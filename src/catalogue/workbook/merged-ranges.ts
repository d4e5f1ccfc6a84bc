import { type CellBudget, takeOf } from './cell-budget.ts';
import { columnNumber } from './column-number.ts';
import { lastRow } from './limits.ts';
import { xmlElements } from './xml-elements.ts';

/** A merged range, rows and columns counted from 1, both ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/**
 * The merged ranges of a sheet; one that no sheet could have is left out.
 * @throws UnreadableCatalogue where there are too many.
 */
export function mergedRanges(xml: string, budget: CellBudget): MergedRange[] {
  const merges: MergedRange[] = [];
  for (const { attributes } of xmlElements(xml, ['mergeCell'])) {
    takeOf(budget, 'merges');
    const range = rangeOf(attributes.get('ref') ?? '');
    if (range) merges.push(range);
  }
  return merges;
}

function rangeOf(written: string): MergedRange | undefined {
  const [, left = '', top, right = '', bottom] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(written) ?? [];
  const columns = [columnNumber(left), columnNumber(right)].sort((one, other) => one - other);
  const rows = [Number(top), Number(bottom)].sort((one, other) => one - other);
  const [first = 0, last = 0] = columns;
  const [above = 0, below = 0] = rows;
  if (!(first >= 1 && above >= 1 && below <= lastRow)) return undefined;
  return { top: above, left: first, bottom: below, right: last };
}
