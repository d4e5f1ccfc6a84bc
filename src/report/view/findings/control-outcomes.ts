import type { Report } from '../../../model/audit/report.ts';
import type { FailureCode } from '../../../model/finding/failure.ts';
import { ours, say, type Text } from '../../text/say.ts';

/** How one host of `--control` fared over one route. */
export interface ControlOutcome {
  readonly host: string;
  readonly route: string;
  /** Absent where it was not asked to the end. */
  readonly passes?: boolean;
  /** What ended it, where it did not pass. */
  readonly code?: FailureCode;
}

/** The hosts of `--control`, in the order of the plan: over each route once. */
export function controlOutcomes(
  report: Pick<Report, 'attempts' | 'observations'>,
): readonly ControlOutcome[] {
  const asked = report.attempts.filter(
    ({ purpose, control }) => purpose === 'control' && control === 'way-out',
  );
  const ids = new Set(asked.map(({ id }) => id));
  const codes = new Map(
    report.observations
      .filter(({ attempt, failure }) => failure !== null && ids.has(attempt))
      .map(({ attempt, failure }) => [attempt, failure?.code]),
  );
  return asked.map(({ id, host, route, verdict }) => {
    if (verdict === 'not-run') return { host, route };
    const passes = verdict === 'reachable' || verdict === 'degraded';
    const code = codes.get(id);
    return { host, route, passes, ...(!passes && code !== undefined && { code }) };
  });
}

/** `passes`, `fails (timeout)`, `not asked to the end`. */
export function outcomeText({ passes, code }: ControlOutcome): Text {
  if (passes === undefined) return say`not asked to the end`;
  if (passes) return say`passes`;
  return code === undefined ? say`fails` : say`fails (${ours(code)})`;
}
