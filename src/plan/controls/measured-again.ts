import type { Observation } from '../../model/audit/observation.ts';
import type { Overview } from '../overview.ts';
import type { ControlRule } from './control-rule.ts';

const maxShare = 0.1;
const maxOfAll = 200;

/**
 * Once more, because our own queue inflated a step of an attempt that passed: the repeat's time
 * counts in its place. At most a tenth of the plan, so that measuring does not become a load of its
 * own, and over each route as many as over any other.
 */
export const measuredAgain: ControlRule = {
  control: 'measured-again',
  most: ({ trials }: Overview) => Math.min(maxOfAll, Math.floor(trials.length * maxShare)),
  change: ({ trial: { attempt, finished, observations }, kinds }) => {
    const isDue = attempt.purpose === 'audit' && finished && kinds.length === 0;
    return isDue && observations.some(isInflated) ? {} : undefined;
  },
};

/** A time that would be told, if it were the network's alone. */
function isInflated(step: Observation): boolean {
  if (step.failure !== null || (step.delayedMs ?? 0) === 0 || step.step === 'select') return false;
  if (step.step !== 'resolve') return true;
  return step.role !== 'information' && step.by !== 'literal' && step.by !== 'option';
}
