import type { Report, VerdictName } from '../model/report.ts';

/**
 * 0 where every required target passed as a whole, 1 where one did not. `reachable` passes, and
 * `degraded` too unless `--fail-on degraded` was asked for; `not-applicable` is not counted; with
 * `--fail-on never` all is well. A required target without a verdict did not pass.
 */
export function exitStatus({
  options,
  verdicts,
  targets,
}: Pick<Report, 'options' | 'verdicts' | 'targets'>): 0 | 1 {
  if (options.failOn === 'never') return 0;
  const passing: readonly (VerdictName | undefined)[] =
    options.failOn === 'degraded'
      ? ['reachable', 'not-applicable']
      : ['reachable', 'degraded', 'not-applicable'];
  const whole = new Map(
    verdicts
      .filter(({ route }) => route === undefined)
      .map(({ target, verdict }) => [target, verdict]),
  );
  const required = targets.filter((target) => target.required);
  return required.every(({ id }) => passing.includes(whole.get(id))) ? 0 : 1;
}
