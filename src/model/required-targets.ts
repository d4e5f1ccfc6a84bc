import type { Report, VerdictName } from './report.ts';

/** What the required targets of an audit come to. */
export interface RequiredTargets {
  /** Those that count: all but the not applicable. */
  readonly counted: number;
  /** Of these: concluded not to pass, or never to be tried. */
  readonly failed: number;
  /** Of these: nothing is known, since the audit ended before they were tried. */
  readonly unmade: number;
}

/**
 * Counts the required targets by their verdicts as a whole. `reachable` passes, and `degraded`
 * unless the audit was asked to fail on it. One without a verdict did not pass, but where its
 * attempts were not made any more: that is no conclusion.
 */
export function requiredTargets({
  targets,
  verdicts,
  attempts,
  options,
}: Pick<Report, 'targets' | 'verdicts' | 'attempts' | 'options'>): RequiredTargets {
  const whole = new Map(
    verdicts.flatMap(({ target, route, verdict }) =>
      route === undefined ? [[target, verdict] as const] : [],
    ),
  );
  const left = new Set(
    attempts.filter(({ verdict }) => verdict === 'not-run').map(({ target }) => target),
  );
  let counted = 0;
  let failed = 0;
  let unmade = 0;
  for (const { id, required } of targets) {
    const verdict = whole.get(id) ?? 'not-run';
    if (!required || verdict === 'not-applicable') continue;
    counted += 1;
    if (passes(verdict, options.failOn)) continue;
    if (verdict === 'not-run' && left.has(id)) unmade += 1;
    else failed += 1;
  }
  return { counted, failed, unmade };
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

function passes(verdict: VerdictName, failOn: Report['options']['failOn']): boolean {
  return verdict === 'reachable' || (verdict === 'degraded' && failOn !== 'degraded');
}
