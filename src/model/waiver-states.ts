import type { Report } from './report.ts';
import { passes } from './required-targets.ts';
import type { Target } from './target.ts';
import { isOver, type Waiver, waiverTest } from './waiver.ts';

/** What became of a waiver. */
export interface WaiverState {
  readonly waiver: Waiver;
  /** `unused`: nothing that it speaks of fails. */
  readonly state: 'in-force' | 'expired' | 'unused';
  /** What it speaks of and does not pass. */
  readonly cells: readonly { readonly target: Target; readonly route: string }[];
}

/** What became of each waiver, in their order. Of one part of a list none is called unused. */
export function waiverStates(
  report: Pick<Report, 'targets' | 'verdicts' | 'options' | 'findings' | 'startedAt' | 'part'>,
): readonly WaiverState[] {
  const { waivers = [], failOn } = report.options;
  if (waivers.length === 0) return [];
  const isFor = waiverTest(report);
  const known = new Map(report.targets.map((target) => [target.id, target]));
  const failing = report.verdicts.flatMap(({ target: id, route, verdict }) => {
    const target = known.get(id);
    const isRed = !passes(verdict, failOn) && !quiet.has(verdict);
    return target && route !== undefined && isRed ? [{ target, route }] : [];
  });
  return waivers.flatMap((waiver): readonly WaiverState[] => {
    const cells = failing.filter((cell) => isFor(waiver, cell));
    if (isOver(waiver, report)) return [{ waiver, state: 'expired', cells }];
    if (cells.length > 0) return [{ waiver, state: 'in-force', cells }];
    return report.part ? [] : [{ waiver, state: 'unused', cells }];
  });
}

const quiet: ReadonlySet<string> = new Set(['not-applicable', 'not-run']);
