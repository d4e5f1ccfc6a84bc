import type { Observation } from '../../../model/audit/observation.ts';
import type { Report, ReportedAttempt } from '../../../model/audit/report.ts';
import type { VerdictName } from '../../../model/finding/verdict.ts';

/** What a bar stands for; `wait` is a request until the first byte of its answer. */
export type BarKind =
  | 'select'
  | 'resolve'
  | 'connect'
  | 'tunnel'
  | 'handshake'
  | 'wait'
  | 'transfer';

/** One step of an attempt in time: milliseconds since the attempt began. */
export interface StepBar {
  readonly kind: BarKind;
  readonly from: number;
  readonly ms: number;
  readonly failed: boolean;
}

/** One target over one route, step by step: its first attempt that observed anything. */
export interface RouteBars {
  readonly route: string;
  readonly attempt: string;
  readonly verdict: VerdictName;
  readonly totalMs: number;
  readonly bars: readonly StepBar[];
}

/** The steps of a target: their bars are made when they are asked for, since a page draws some of many. */
export interface TargetSteps {
  readonly verdicts: readonly VerdictName[];
  readonly bars: () => readonly RouteBars[];
}

/**
 * The steps of each target over its routes, by the id of the target, in the order of the attempts. Of several samples the
 * first is taken; controls and repeats are left out. Linear in the observations.
 */
export function stepBars(
  report: Pick<Report, 'attempts' | 'observations'>,
): ReadonlyMap<string, TargetSteps> {
  const steps = Map.groupBy(report.observations, ({ attempt }) => attempt);
  const taken = new Map<string, Map<string, Observed>>();
  for (const attempt of report.attempts) {
    const observed = steps.get(attempt.id);
    if (attempt.purpose !== 'audit' || observed === undefined) continue;
    const routes = taken.get(attempt.target) ?? new Map<string, Observed>();
    if (!routes.has(attempt.route)) routes.set(attempt.route, { attempt, observed });
    taken.set(attempt.target, routes);
  }
  return new Map(Array.from(taken, ([target, routes]) => [target, stepsOf([...routes.values()])]));
}

interface Observed {
  readonly attempt: ReportedAttempt;
  readonly observed: readonly Observation[];
}

function stepsOf(rows: readonly Observed[]): TargetSteps {
  return {
    verdicts: rows.map(({ attempt }) => attempt.verdict),
    bars: () => rows.map(routeBars),
  };
}

function routeBars({ attempt: { id, route, verdict }, observed }: Observed): RouteBars {
  const bars: StepBar[] = [];
  const start = Math.min(...observed.map(({ startedAt }) => Date.parse(startedAt)));
  let end = 0;
  for (const one of observed) {
    const told = Date.parse(one.startedAt) - start;
    // Starts are whole milliseconds: a step that seems to begin beside the end of the last follows it.
    const from = told >= 0 && Math.abs(told - end) > 1 ? told : end;
    const made = barsOf(one, from);
    bars.push(...made);
    end = made.reduce((latest, bar) => Math.max(latest, bar.from + bar.ms), end);
  }
  return { route, attempt: id, verdict, totalMs: end, bars };
}

function barsOf(one: Observation, from: number): readonly StepBar[] {
  const { step, durationMs: ms } = one;
  const failed = one.failure !== null;
  if (step !== 'exchange') return [{ kind: step, from, ms, failed }];
  const wait = Math.min(one.firstByteMs ?? ms, ms);
  const first: StepBar = { kind: 'wait', from, ms: wait, failed: failed && wait === ms };
  return wait === ms
    ? [first]
    : [first, { kind: 'transfer', from: from + wait, ms: ms - wait, failed }];
}
