import type { Attempt } from '../../model/audit/attempt.ts';
import type { Observation } from '../../model/audit/observation.ts';
import type { MeasuredAgain, Trial } from '../../model/audit/report.ts';
import { roleOf } from '../trial/trial-reading.ts';

/** An attempt of the audit with the times that count for it. */
export interface TimedTrial {
  readonly attempt: Attempt;
  /** One for each observation, in order; one that our own queue inflated, and that no repeat replaces, is still marked. */
  readonly steps: readonly Observation[];
}

/**
 * The finished trials of the audit itself, each step that our own queue inflated replaced by the
 * same step of a repeat that it did not inflate. Linear in the observations.
 */
export function timedTrials(trials: readonly Trial[]): readonly TimedTrial[] {
  const repeats = Map.groupBy(
    trials.filter(({ attempt, finished }) => attempt.purpose === 'repeat' && finished),
    ({ attempt }) => attempt.controlOf ?? '',
  );
  return trials
    .filter(({ attempt, finished }) => attempt.purpose === 'audit' && finished)
    .map(({ attempt, observations }) => {
      const again = (repeats.get(attempt.id) ?? []).flatMap(({ observations }) => observations);
      const steps = again.length === 0 ? observations : observations.map(measuredBy(again));
      return { attempt, steps };
    });
}

/** Which steps of a trial another's time stands for. */
export function measuredAgain(
  { observations }: Trial,
  { steps }: TimedTrial,
): readonly MeasuredAgain[] {
  return observations.flatMap(({ id: observation }, index) => {
    const by = steps[index]?.id ?? observation;
    return by === observation ? [] : [{ observation, by }];
  });
}

/** Whether our own queue inflated the time of a step. */
export function isInflated({ delayedMs = 0 }: Observation): boolean {
  return delayedMs > 0;
}

function measuredBy(again: readonly Observation[]): (step: Observation) => Observation {
  return (step) => {
    if (step.failure !== null || !isInflated(step)) return step;
    const same = again.find((other) => {
      return other.failure === null && !isInflated(other) && placeOf(other) === placeOf(step);
    });
    return same ?? step;
  };
}

/** What a step is of its attempt, whatever address the name led to this time. */
function placeOf(step: Observation): string {
  const isAside = step.step === 'resolve' && step.role === 'information';
  return `${step.step} ${isAside ? 'aside' : roleOf(step)} ${step.hop ?? 0}`;
}
