import type { CellStyle } from './cell-styles.ts';
import { rowHeight } from './row-height.ts';
import type { Area, Sheet, SheetCell, SheetName, SheetRow } from './sheet.ts';

/** Below Excel's own limit of 1,048,576, with room for a header and a note. */
const maxRows = 1_000_000;
/** What the programs that open it hold in memory. */
const maxCells = 5_000_000;

/** A table with a header in its first row. */
export interface TablePlan<Item> {
  readonly name: SheetName;
  readonly color: string;
  /** Columns that stay in sight. */
  readonly frozen: number;
  /** How many columns are printed; all of them unless said otherwise. */
  readonly printed?: number;
  readonly columns: readonly SheetColumn<Item>[];
  readonly items: readonly Item[];
  /** What one item is called, for the line that says how many were left out. */
  readonly noun: string;
  /** What stands below the header where there are no items. */
  readonly empty: string;
}

export interface SheetColumn<Item> {
  readonly head: string | readonly string[];
  readonly width: number;
  /** Of the head: `head` unless it stands over figures. */
  readonly style?: 'head' | 'head-count';
  /** Its figures have bars; such columns stand beside each other. */
  readonly hasBars?: boolean;
  readonly cell: (item: Item) => SheetCell;
}

/**
 * A sheet for a table. What does not fit is cut at its end, and a last line says so; it is no
 * part of what the filter filters.
 */
export function tableSheet<Item>(plan: TablePlan<Item>): Sheet {
  const { name, color, frozen, columns, items, printed = columns.length } = plan;
  const rows = Math.min(items.length, rowLimit(columns.length));
  return {
    name,
    color,
    widths: columns.map(({ width }) => width),
    rows: tableRows(plan, rows),
    table: { frozen, rows, printed },
    bars: barsOf(columns, rows),
  };
}

/** One area a run of columns, below the header. */
function barsOf(columns: readonly Pick<SheetColumn<never>, 'hasBars'>[], rows: number): Area[] {
  const first = columns.findIndex(({ hasBars }) => hasBars) + 1;
  const last = columns.findLastIndex(({ hasBars }) => hasBars) + 1;
  if (first === 0 || rows === 0) return [];
  return [{ from: { row: 2, column: first }, to: { row: rows + 1, column: last } }];
}

/** How many rows of data a sheet of so many columns holds. */
export function rowLimit(columns: number): number {
  return Math.min(maxRows, Math.max(1, Math.floor(maxCells / Math.max(1, columns))));
}

function* tableRows<Item>(plan: TablePlan<Item>, count: number): Iterable<SheetRow> {
  const { columns, items, noun, empty } = plan;
  const lines = Math.max(
    1,
    ...columns.map(({ head }) => (typeof head === 'string' ? 1 : head.length)),
  );
  const widths = columns.map(({ width }) => width);
  yield {
    cells: columns.map(({ head, style = 'head' }) => ({ value: head, style })),
    height: 18 + 15 * (lines - 1),
  };
  for (let at = 0; at < count; at += 1) {
    const item = items[at] as Item;
    const cells = columns.map(({ cell }) => cell(item));
    yield { cells, height: rowHeight(cells, widths) };
  }
  const left = items.length - count;
  if (left > 0) {
    yield note(`And ${left} more ${noun}: the JSON report holds every one.`);
  } else if (items.length === 0) {
    yield note(empty);
  }
}

function note(value: string): SheetRow {
  const style: CellStyle = 'note';
  return { cells: [{ value, style }] };
}
