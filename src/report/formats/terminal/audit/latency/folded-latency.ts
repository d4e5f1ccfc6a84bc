import { figureLines } from '../../text/figure-table.ts';

/** A step over a route, as the table has it. */
export interface FoldedRow {
  readonly name: string;
  readonly series?: string;
  readonly count: number;
  /** Each as it is to be read: `p50 12.4`. */
  readonly figures: readonly string[];
}

/** The figures of steps below their names, where a terminal has no columns for them. */
export function foldedLatency(rows: readonly FoldedRow[], width: number): string[] {
  return rows.flatMap(({ name, series, count, figures }, index) => {
    // The warm one stands below the cold one of its step.
    const head = name === rows[index - 1]?.name ? [] : [`    ${name}`];
    const values = `${count} ${count === 1 ? 'value' : 'values'}`;
    const told = [...(series === undefined ? [] : [series]), values, ...figures];
    return [...head, ...figureLines(told, { width, indent: 6 })];
  });
}
