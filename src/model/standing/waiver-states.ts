import type { Report } from '../audit/report.ts';
import type { Target } from '../target/target.ts';
import { passes } from './required-targets.ts';
import { isNamed, isOver, waiversOf, waiverTest } from './waived-cells.ts';
import type { Waiver } from './waiver.ts';

/** What became of a waiver. */
export interface WaiverState {
  readonly waiver: Waiver;
  /** `unused`: nothing that it speaks of fails; `unknown`: the audit has no such target, or no such route. */
  readonly state: 'in-force' | 'expired' | 'unused' | 'unknown';
  /** What it speaks of and does not pass. */
  readonly cells: readonly FailingCell[];
  /** Of one in force: those of `cells` that count all the same, since another cause stops them too. */
  readonly counting: readonly FailingCell[];
}

interface FailingCell {
  readonly target: Target;
  readonly route: string;
}

type Judged = Pick<
  Report,
  'targets' | 'routes' | 'verdicts' | 'options' | 'findings' | 'startedAt' | 'resumedAt' | 'part'
>;

/** What became of each waiver, in their order. Of one part of a list none is called unused or unknown. */
export function waiverStates(report: Judged): readonly WaiverState[] {
  const { waivers = [], failOn } = report.options;
  if (waivers.length === 0) return [];
  const isFor = waiverTest(report);
  const waiverOf = waiversOf(report);
  const known = new Map(report.targets.map((target) => [target.id, target]));
  const failing = report.verdicts.flatMap(({ target: id, route, verdict }) => {
    const target = known.get(id);
    const isRed = !passes(verdict, failOn) && !quiet.has(verdict);
    return target && route !== undefined && isRed ? [{ target, route }] : [];
  });
  return waivers.flatMap((waiver): readonly WaiverState[] => {
    const cells = failing.filter((cell) => isFor(waiver, cell));
    const isKnown = cells.length > 0 || isOfAudit(waiver, report);
    if (report.part && cells.length === 0 && !isOver(waiver, report)) return [];
    const state = isOver(waiver, report) ? 'expired' : isKnown ? 'unused' : 'unknown';
    if (state !== 'unused' || cells.length === 0) return [{ waiver, state, cells, counting: [] }];
    const counting = cells.filter((cell) => waiverOf(cell) === undefined);
    return [{ waiver, state: 'in-force', cells, counting }];
  });
}

function isOfAudit(waiver: Waiver, { targets, routes }: Judged): boolean {
  const { route } = waiver;
  if (route !== undefined && !routes.some(({ id }) => id === route)) return false;
  return targets.some((target) => isNamed(waiver, target));
}

const quiet: ReadonlySet<string> = new Set(['not-applicable', 'not-run']);
