import { UnreadableCatalogue } from '../unreadable-catalogue.ts';
import { columnNumber } from './column-number.ts';
import { lastColumn, lastRow, workbookLimits } from './limits.ts';
import { xmlElements } from './xml-elements.ts';

/** A merged range, rows and columns counted from 1, both ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What a sheet holds, known before a library reads it. */
export interface SheetScan {
  /** Numbers of the rows that stand in the sheet, sorted. */
  readonly rows: readonly number[];
  readonly merges: readonly MergedRange[];
}

/** What the sheets of one workbook may still hold; each scan takes its part. */
export interface CellBudget {
  rows: number;
  cells: number;
  merges: number;
}

/** A fresh budget for one workbook. */
export function cellBudget(): CellBudget {
  const { rows, cells, mergedRanges } = workbookLimits;
  return { rows, cells, merges: mergedRanges };
}

/**
 * Counts the rows, cells and merged ranges of a sheet's XML. A million empty cells pack into a few
 * kilobytes and unpack into gigabytes of objects, so they are counted as text first.
 * @throws UnreadableCatalogue beyond the budget, and for places that no sheet has.
 */
export function scanSheet(xml: string, budget: CellBudget): SheetScan {
  const rows = new Set<number>();
  const merges: MergedRange[] = [];
  for (const { name, attributes } of xmlElements(xml, ['row', 'c', 'mergeCell'])) {
    if (name === 'row') {
      take(budget, 'rows');
      rows.add(rowNumber(attributes.get('r')));
    } else if (name === 'c') {
      take(budget, 'cells');
      checkPlace(attributes.get('r') ?? '');
    } else {
      take(budget, 'merges');
      merges.push(rangeOf(attributes.get('ref') ?? ''));
    }
  }
  return { rows: [...rows].sort((one, other) => one - other), merges };
}

function take(budget: CellBudget, kind: keyof CellBudget): void {
  budget[kind] -= 1;
  if (budget[kind] >= 0) return;
  const { rows, cells, mergedRanges } = workbookLimits;
  const most = { rows, cells, merges: mergedRanges }[kind];
  const what = kind === 'merges' ? 'merged ranges' : kind;
  throw new UnreadableCatalogue(`it has more than ${most} ${what}`);
}

function rowNumber(written: string | undefined): number {
  const number = Number(written);
  if (!Number.isInteger(number) || number < 1 || number > lastRow) throw misplaced();
  return number;
}

function checkPlace(place: string): void {
  const [, letters = '', number] = /^([A-Z]{1,3})(\d{1,7})$/.exec(place) ?? [];
  const column = columnNumber(letters);
  if (column < 1 || column > lastColumn) throw misplaced();
  rowNumber(number);
}

function rangeOf(written: string): MergedRange {
  const [, left = '', top, right = '', bottom] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(written) ?? [];
  const columns = [columnNumber(left), columnNumber(right)].sort((one, other) => one - other);
  const rows = [rowNumber(top), rowNumber(bottom)].sort((one, other) => one - other);
  const [first = 1, last = 1] = columns;
  return { top: rows[0] ?? 1, left: first, bottom: rows[1] ?? 1, right: last };
}

function misplaced(): UnreadableCatalogue {
  return new UnreadableCatalogue('a row or cell of it does not say where it stands');
}
