import type { Observation } from '../model/observation.ts';

const wholeRun = 32 * 1024 * 1024;
const afterwards = 2 * 1024;

/**
 * Bounds what a run keeps of answers' bodies: 64 KiB each (the steps see to that) until 32 MiB
 * are kept, then the first 2 KiB of each, which still show a title.
 * @returns a function that gives the observation back, its body cut where the budget is spent.
 */
export function bodyBudget(): (observation: Observation) => Observation {
  let kept = 0;
  return (observation) => {
    if (!('body' in observation) || observation.body === undefined) return observation;
    const { body } = observation;
    if (kept + body.length <= wholeRun) {
      kept += body.length;
      return observation;
    }
    const short = body.slice(0, afterwards);
    if (observation.step !== 'exchange' || short.length === body.length) {
      return { ...observation, body: short };
    }
    return { ...observation, body: short, bodyCut: true };
  };
}
