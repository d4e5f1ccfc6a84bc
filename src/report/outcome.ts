import type { Report, VerdictName } from '../model/report.ts';

/** What an audit comes to, in words. */
export interface Outcome {
  readonly ready: boolean;
  /** `READY: …` or `NOT READY: …`, one sentence. */
  readonly sentence: string;
  /** What the exit status of the command was, and what it means. */
  readonly status: string;
}

/**
 * Whether every required target passes: its verdict as a whole is `reachable`, or `degraded`
 * unless the audit was asked to fail on that; `not-applicable` is not counted.
 */
export function outcome(
  report: Pick<Report, 'targets' | 'verdicts' | 'options' | 'components' | 'attempts' | 'summary'>,
): Outcome {
  const { failOn, routesByHand } = report.options;
  const whole = new Map(
    report.verdicts.flatMap((verdict) =>
      verdict.route === undefined ? [[verdict.target, verdict.verdict] as const] : [],
    ),
  );
  const counted = report.targets
    .filter(({ required }) => required)
    .map(({ id }) => whole.get(id) ?? 'not-run')
    .filter((verdict) => verdict !== 'not-applicable');
  // Of a long list that was cut short the rest is known by its number alone.
  const unbegun = report.summary.targets - report.targets.length;
  const failed = unbegun + counted.filter((verdict) => !passes(verdict, failOn)).length;
  const ways = new Set(report.components?.map(({ route }) => route));
  const own = ways.size > 1 ? 'the way of who asks for it' : 'the route in effect';
  const way = routesByHand ? 'each route given' : own;
  const status = failed > 0 && failOn !== 'never' ? 1 : 0;
  return {
    ready: failed === 0,
    sentence:
      interruption(report.attempts) +
      (failed === 0
        ? `READY: every required target (${counted.length}) passes over ${way}.`
        : `NOT READY: ${failed} of ${counted.length + unbegun} required targets ${failed === 1 ? 'does' : 'do'} not pass over ${way}.`),
    status: `Exit status ${status}${failOn === 'never' ? ', as asked by --fail-on never' : statusMeaning}.`,
  };
}

/** Nothing where every attempt was made; an audit that was ended early says so first. */
function interruption(attempts: Report['attempts']): string {
  const left = attempts.filter(({ verdict }) => verdict === 'not-run').length;
  return left === 0 ? '' : `INTERRUPTED: ${left} of ${attempts.length} attempts were not made. `;
}

const statusMeaning = ' (0: all pass, 1: one does not, 2: could not run)';

function passes(verdict: VerdictName, failOn: 'blocked' | 'degraded' | 'never'): boolean {
  return verdict === 'reachable' || (verdict === 'degraded' && failOn !== 'degraded');
}
