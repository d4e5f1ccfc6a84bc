import type { Judged } from '../judged.ts';
import type { Draft } from '../rule.ts';
import { isSilentForLonger } from '../tries/waiting.ts';
import { ownTries, tryOf } from './own-tries.ts';

/**
 * Whether all that is known of a failure is that nothing came within the deadline after the
 * connection, or from a name server. Tries that wait equally long measure one slowness each time:
 * what is slow fails every time, and a quicker way beside it passes. One that waited longer, and was
 * silent to its end, is more than that.
 */
export function isSilence(draft: Draft, judged: Judged): boolean {
  const { end } = tryOf(draft, judged).seen;
  if (end === undefined) return false;
  if (isSilentStill(judged)) return false;
  return end.failure.code === 'timeout' && end.step !== 'connect';
}

/** Whether one of its tries waited longer than the deadline, and was silent all the same. */
export function isSilentStill(judged: Judged): boolean {
  return ownTries(judged).some(({ seen }) => isSilentForLonger(seen));
}
