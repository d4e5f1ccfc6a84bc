import type { Rung } from './ladder.ts';

/** So many operations tell whether throughput follows. */
const minStarts = 150;
const maxMs = 30_000;

export interface TrialDurationOptions {
  /** Of a trial at a rate that needs no more. */
  readonly durationMs: number;
  /** Trials of this very rate. */
  readonly before: readonly Rung[];
}

/**
 * How long a rate is tried: long enough for a count that tells; and twice as long where it held
 * before, as a peer with something in reserve breaks late.
 */
export function trialDuration(rate: number, { durationMs, before }: TrialDurationOptions): number {
  const counted = Math.min(maxMs, (minStarts * 1000) / rate);
  const factor = before.some(({ held }) => held) ? 2 : 1;
  return Math.max(durationMs, counted) * factor;
}
