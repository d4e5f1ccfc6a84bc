import { Tally } from '../tally.ts';
import type { Usage } from '../usage.ts';

export interface JoinOptions {
  /** Of the process, as the thread saw it that made no load. */
  readonly usage: Usage;
  /** The most operations in flight at one time, in all threads together. */
  readonly inFlight: number;
}

/**
 * What threads came to that made the load of one slice beside each other: counts add up, and time
 * does not. The event loop is that of the busiest thread, since that is the one that falls behind.
 */
export function joinTallies(parts: readonly Tally[], { usage, inFlight }: JoinOptions): Tally {
  const whole = new Tally();
  for (const part of parts) whole.add(part);
  whole.durationMs = most(parts.map(({ durationMs }) => durationMs));
  whole.settledMs = most(parts.map(({ settledMs }) => settledMs));
  whole.inFlight = inFlight;
  const shares = parts.map(({ usage: { loopMs, wallMs } }) => (wallMs > 0 ? loopMs / wallMs : 0));
  whole.usage = { ...usage, loopMs: Math.max(usage.loopMs, most(shares) * usage.wallMs) };
  return whole;
}

function most(values: readonly number[]): number {
  return Math.max(0, ...values);
}
