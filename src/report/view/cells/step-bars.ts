import type { Observation } from '../../../model/audit/observation.ts';
import type { Report, ReportedAttempt } from '../../../model/audit/report.ts';
import { stepsOf } from '../../../model/audit/saved/steps-of.ts';
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

/** Of more a look-up is quicker than a look at each. */
const fewRoutes = 16;

/** The steps of targets, by their ids: nothing of them is made before it is asked for, since a page draws some of many. */
export interface StepBars {
  /** Whether a step of it was observed. */
  readonly has: (target: string) => boolean;
  readonly verdicts: (target: string) => readonly VerdictName[];
  readonly bars: (target: string) => readonly RouteBars[];
}

/**
 * The steps of each target over its routes, in the order of the attempts. Of several samples the
 * first is taken; controls and repeats are left out. Linear in the observations.
 */
export function stepBars(report: Pick<Report, 'attempts' | 'observations'>): StepBars {
  const steps = stepsOf(report.observations);
  const taken = new Map<string, ReportedAttempt[]>();
  const crowded = new Map<string, Set<string>>();
  for (const attempt of report.attempts) {
    const { id, target, route, purpose } = attempt;
    if (purpose !== 'audit' || !steps.has(id)) continue;
    const routes = taken.get(target);
    if (!routes) taken.set(target, [attempt]);
    else if (!isTaken(route, routes)) routes.push(attempt);
  }
  function isTaken(route: string, routes: readonly ReportedAttempt[]): boolean {
    if (routes.length < fewRoutes) return routes.some((one) => one.route === route);
    const [{ target = '' } = {}] = routes;
    const known = crowded.get(target) ?? new Set(routes.map((one) => one.route));
    crowded.set(target, known);
    const isKnown = known.has(route);
    known.add(route);
    return isKnown;
  }
  const of = (target: string): readonly ReportedAttempt[] => taken.get(target) ?? [];
  return {
    has: (target) => taken.has(target),
    verdicts: (target) => of(target).map(({ verdict }) => verdict),
    bars: (target) =>
      of(target).map((attempt) => routeBars({ attempt, observed: steps(attempt.id) })),
  };
}

interface Observed {
  readonly attempt: ReportedAttempt;
  readonly observed: readonly Observation[];
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
