import type { Step } from '../../model/audit/observation.ts';
import type { Judged } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { isSilentForLonger } from '../tries/waiting.ts';
import { ownTries, tryOf } from './own-tries.ts';

/**
 * Whether all that is known of a failure is that nothing came within the deadline after the
 * connection, or from a name server. Tries that wait equally long measure one slowness each time:
 * what is slow fails every time, and a quicker way beside it passes.
 */
export function isSilence(draft: Draft, judged: Judged): boolean {
  const { end } = tryOf(draft, judged).reading;
  if (end === undefined) return false;
  return end.failure.code === 'timeout' && end.step !== 'connect';
}

/**
 * How many of its tries waited longer than the deadline, and were silent all the same, in the very
 * step that a finding speaks of: one that was lost before says nothing of a slow step after.
 */
export function silencesForLonger(draft: Draft, judged: Judged): number {
  const { end } = tryOf(draft, judged).reading;
  return end === undefined ? 0 : longerSilences(judged, end.step).length;
}

/** Its tries that waited longer, and were silent in a step all the same. */
export function longerSilences(judged: Judged, step: Step): readonly Judged[] {
  return ownTries(judged).filter(
    ({ reading }) => isSilentForLonger(reading) && reading.end?.step === step,
  );
}
