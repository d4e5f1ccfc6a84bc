import type { Report, VerdictName } from './report.ts';
import type { Target } from './target.ts';

/** What the required targets of an audit come to. */
export interface RequiredTargets {
  /** Those that count: all but the not applicable. */
  readonly counted: number;
  /** Of these: concluded not to pass, or never to be tried. */
  readonly failed: number;
  /** Of these: nothing is known, since the audit ended before they were tried. */
  readonly unmade: number;
}

/** `uncounted`: optional, or not applicable; `unmade`: nothing is known of it. */
export type Standing = 'uncounted' | 'passes' | 'fails' | 'unmade';

type Judged = Pick<Report, 'verdicts' | 'attempts' | 'options'>;

/**
 * How each target stands by its verdict as a whole. `reachable` passes, and `degraded` unless the
 * audit was asked to fail on it. One without a verdict did not pass, but where its attempts were not
 * made any more: that is no conclusion.
 */
export function standings({
  verdicts,
  attempts,
  options,
}: Judged): (target: Pick<Target, 'id' | 'required'>) => Standing {
  const whole = new Map(
    verdicts.flatMap(({ target, route, verdict }) =>
      route === undefined ? [[target, verdict] as const] : [],
    ),
  );
  const left = new Set(
    attempts.filter(({ verdict }) => verdict === 'not-run').map(({ target }) => target),
  );
  return ({ id, required }) => {
    const verdict = whole.get(id) ?? 'not-run';
    if (!required || verdict === 'not-applicable') return 'uncounted';
    if (passes(verdict, options.failOn)) return 'passes';
    return verdict === 'not-run' && left.has(id) ? 'unmade' : 'fails';
  };
}

/** Counts the required targets by how they stand. */
export function requiredTargets(report: Judged & Pick<Report, 'targets'>): RequiredTargets {
  const standingOf = standings(report);
  const all = report.targets.map(standingOf);
  const count = (standing: Standing): number => all.filter((one) => one === standing).length;
  return {
    counted: all.length - count('uncounted'),
    failed: count('fails'),
    unmade: count('unmade'),
  };
}

/** What the exit status is by that; interrupted is a status of its own, as shells have it. */
export function statusOfTargets(
  { failed, unmade }: Pick<RequiredTargets, 'failed' | 'unmade'>,
  failOn: Report['options']['failOn'],
): 0 | 1 | 130 {
  if (failOn === 'never') return 0;
  if (failed > 0) return 1;
  return unmade > 0 ? 130 : 0;
}

/** Whether a verdict passes, as the audit was asked. */
export function passes(verdict: VerdictName, failOn: Report['options']['failOn']): boolean {
  return verdict === 'reachable' || (verdict === 'degraded' && failOn !== 'degraded');
}
