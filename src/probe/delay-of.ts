import { performance } from 'node:perf_hooks';
import type { Observation } from '../model/audit/observation.ts';
import type { Unnumbered } from '../net/options.ts';
import type { LoopLag } from './loop-lag.ts';

// Below these a delay of our own loop is within what a clock of a busy machine shows anyway.
const noticeableMs = 2;
const noticeableShare = 0.1;

/**
 * How many milliseconds of a step that ends at this moment may be our own queue's, or a standstill's; undefined where that is nothing to speak
 * of.
 */
export function delayOf(
  { durationMs }: Pick<Unnumbered<Observation>, 'durationMs'>,
  lag: Pick<LoopLag, 'now' | 'stillSince'>,
): number | undefined {
  const mayHaveWaited = Math.min(lag.now(), durationMs);
  const matters = mayHaveWaited > Math.max(noticeableMs, durationMs * noticeableShare);
  // Of sleep the step's own clock may know nothing.
  const stillMs = lag.stillSince(performance.now() - durationMs);
  const delayedMs = Math.max(matters ? mayHaveWaited : 0, stillMs);
  return delayedMs === 0 ? undefined : Math.round(delayedMs * 1000) / 1000;
}
