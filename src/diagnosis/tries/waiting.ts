import type { Observation } from '../../model/audit/observation.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/** Whether a try waited longer than the audit's deadline allows. */
export function isLonger({ attempt }: Pick<TrialReading, 'attempt'>): boolean {
  return attempt.timeoutMs !== undefined;
}

/** Whether a try ended because nothing came, or nothing more. */
export function ranOut({ end }: Pick<TrialReading, 'end'>): boolean {
  return end?.failure.code === 'timeout' || end?.failure.code === 'stall';
}

/** Whether it was silent to the end when it waited longer as well: that is no slowness. */
export function isSilentForLonger(reading: TrialReading): boolean {
  return reading.finished && isLonger(reading) && ranOut(reading);
}

/** What a step took of its deadline, milliseconds, without what our own queue added. */
export function spentMs({ durationMs, delayedMs = 0 }: Observation): number {
  return durationMs - delayedMs;
}
