import type { Report } from '../audit/report.ts';
import { type CellStanding, cellStandings } from './cell-standings.ts';
import type { EarlierCell } from './only-cells.ts';
import { passes } from './required-targets.ts';

/** What may become of a cell that was red. */
export const becomings = [
  'other', // red for another reason
  'same', // red with the same finding
  'untried', // the audit ended before its turn
  'other-way', // its target goes another way now, told by `new-way`
  'gone', // its target is not in the list any more
  'not-needed', // nobody who asks for it can take that way any more
  'passed-before', // it passed in a look between, and was not asked again
  'green',
] as const;
export type Becoming = (typeof becomings)[number] | 'new-way';

/** A target over a route, then and now. */
export interface LineUpRow {
  readonly url: string;
  readonly route: string;
  readonly became: Becoming;
  /** Absent where the way is new. */
  readonly before?: EarlierCell;
  /** Absent where it was not tried. */
  readonly now?: CellStanding;
}

/** What became of each cell that was red, in their order, and behind them the ways that are new. */
export function lineUp(
  report: Pick<Report, 'targets' | 'verdicts' | 'findings' | 'options'>,
): readonly LineUpRow[] {
  const { after } = report.options.only ?? {};
  if (!after) return [];
  const standingOf = cellStandings(report);
  // Of a URL that is there twice the first counts.
  const targets = new Map(report.targets.toReversed().map(({ id, url }) => [url, id]));
  const known = new Set<string>();
  const rows = after.cells.map((before): LineUpRow => {
    const { url, route } = before;
    const id = targets.get(url);
    known.add(keyOf(id ?? '', route));
    const now = id === undefined ? undefined : standingOf(id, route);
    const became = now
      ? becameOf({ before, now }, report)
      : untoldOf(before, { isListed: id !== undefined });
    return { url, route, became, before, ...(now && { now }) };
  });
  const urls = new Map(report.targets.map(({ id, url }) => [id, url]));
  const others = report.verdicts.flatMap(({ target, route }): readonly LineUpRow[] => {
    const url = urls.get(target);
    if (route === undefined || url === undefined || known.has(keyOf(target, route))) return [];
    const now = standingOf(target, route);
    return now && now.verdict !== 'not-applicable' ? [{ url, route, became: 'new-way', now }] : [];
  });
  return [...rows, ...others];
}

function becameOf(
  { before, now }: { readonly before: EarlierCell; readonly now: CellStanding },
  { options: { failOn } }: Pick<Report, 'options'>,
): Becoming {
  if (now.verdict === 'not-applicable') return 'not-needed';
  if (passes(now.verdict, failOn)) return 'green';
  if (now.verdict === 'not-run') return 'untried';
  return now.cause === before.cause && now.verdict === before.verdict ? 'same' : 'other';
}

function untoldOf({ passedAt }: EarlierCell, { isListed }: { isListed: boolean }): Becoming {
  if (passedAt !== undefined) return 'passed-before';
  return isListed ? 'other-way' : 'gone';
}

function keyOf(target: string, route: string): string {
  return JSON.stringify([target, route]);
}
