import type { Report } from '../audit/report.ts';
import { targetRoutes } from '../route/target-routes.ts';
import { cellStandings } from './cell-standings.ts';
import { type EarlierCell, redVerdicts } from './only-cells.ts';
import { passes } from './required-targets.ts';
import { waiversOf } from './waived-cells.ts';

/** What stands between an audit and a pass. */
export interface RedCells {
  /** Of required targets, over the routes that count for them, in the order of the head. */
  readonly cells: readonly EarlierCell[];
  /** How many more do not pass, and are not tried again: under a waiver, */
  readonly waived: number;
  /** … optional, or over a route that does not count, */
  readonly uncounted: number;
  /** … or a required wildcard of which no concrete name is known. */
  readonly unaskable: number;
}

type Judged = Pick<
  Report,
  'targets' | 'routes' | 'components' | 'verdicts' | 'findings' | 'options' | 'startedAt'
>;

/**
 * Which cells of an audit are red: what does not pass as the audit was asked (`failOn`), and what was not tried
 * before it ended. What counts for nothing asks for nothing.
 */
export function redCells(report: Judged): RedCells {
  const standingOf = cellStandings(report);
  const waiverOf = waiversOf(report);
  const cells: EarlierCell[] = [];
  let [waived, uncounted, unaskable] = [0, 0, 0];
  for (const target of report.targets) {
    const { id, url, required, notRun } = target;
    if (notRun !== undefined) {
      if (required) unaskable += 1;
      continue;
    }
    const { tried, counted } = targetRoutes(target, report);
    for (const { id: route } of tried) {
      const standing = standingOf(id, route);
      const verdict = redVerdicts.find((one) => one === standing?.verdict);
      if (!standing || !verdict) continue;
      if (passes(standing.verdict, report.options.failOn)) continue;
      if (!required || !counted.has(route)) uncounted += 1;
      else if (waiverOf({ target, route })) waived += 1;
      else cells.push({ url, route, ...standing, verdict });
    }
  }
  return { cells, waived, uncounted, unaskable };
}
