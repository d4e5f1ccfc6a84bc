import type { Report } from '../../model/audit/report.ts';
import { type Becoming, type LineUpRow, lineUp } from '../../model/standing/line-up.ts';
import type { EarlierAudit, EarlierCell } from '../../model/standing/only-cells.ts';

/** What a look came to. */
export interface Looked {
  /** All cells that had been red, with what passed meanwhile. */
  readonly after: EarlierAudit;
  /** What turned in it. */
  readonly turned: readonly Turn[];
}

/** A cell that turned. */
export interface Turn extends LineUpRow {
  readonly turn: 'green' | 'red-again' | 'other';
}

const settled: ReadonlySet<Becoming> = new Set(['green', 'passed-before', 'gone', 'not-needed']);

interface Look {
  readonly report: Pick<
    Report,
    'targets' | 'verdicts' | 'findings' | 'options' | 'startedAt' | 'finishedAt'
  >;
  /** What stood before it, its own cells as they were asked. */
  readonly before: EarlierAudit;
  /** What each red cell was in the look before that, by `cellKey()`. */
  readonly known: ReadonlyMap<string, LineUpRow['now']>;
}

/**
 * What a look at some red cells came to. A cell whose target goes another way now stands as that way does. One
 * that was not tried before the look ended stands as before.
 */
export function afterLook({ report, before, known }: Look): Looked {
  const rows = lineUp(report);
  const newWays = Map.groupBy(
    rows.filter(({ became }) => became === 'new-way'),
    ({ url }) => url,
  );
  const isSettled = ({ became, url }: LineUpRow): boolean => {
    if (became !== 'other-way') return settled.has(became);
    const ways = newWays.get(url) ?? [];
    return ways.length > 0 && ways.every(({ now }) => now !== undefined && passed.has(now.verdict));
  };
  const { startedAt, finishedAt = startedAt } = report;
  const turned: Turn[] = [];
  const cells = before.cells.map((cell, index): EarlierCell => {
    const row = rows[index];
    const { passedAt, ...rest } = cell;
    if (!row) return cell;
    if (row.became === 'untried') return cell;
    if (isSettled(row)) {
      if (passedAt === undefined) turned.push({ ...row, turn: 'green' });
      return { ...rest, passedAt: passedAt ?? finishedAt };
    }
    const turn = turnOf({ row, isPassed: passedAt !== undefined, was: known.get(cellKey(cell)) });
    if (turn) turned.push({ ...row, turn });
    return rest;
  });
  const looks = 1 + (before.looks ?? 0);
  return { after: { ...before, cells, looks }, turned };
}

const passed: ReadonlySet<string> = new Set(['reachable', 'degraded']);

interface Seen {
  readonly row: LineUpRow;
  readonly isPassed: boolean;
  readonly was: LineUpRow['now'];
}

function turnOf({ row: { now }, isPassed, was }: Seen): Turn['turn'] | undefined {
  if (isPassed) return 'red-again';
  return now && was && now.cause !== was.cause ? 'other' : undefined;
}

/** By which a cell is found again. */
export function cellKey({ url, route }: Pick<EarlierCell, 'url' | 'route'>): string {
  return JSON.stringify([url, route]);
}
