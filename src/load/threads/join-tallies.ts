import { Tally } from '../tally.ts';
import type { Usage } from '../usage.ts';

export interface JoinOptions {
  /** Of the thread that made no load, until all had ended. */
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
  // CPU is that of the whole process and of the machine, which each of them saw as operations were started.
  const seen = parts.map((part) => part.usage).toSorted((a, b) => b.wallMs - a.wallMs)[0] ?? usage;
  const share = most([usage, ...parts.map((part) => part.usage)].map(loopShare));
  whole.usage = { ...seen, loopMs: share * seen.wallMs };
  return whole;
}

function loopShare({ loopMs, wallMs }: Usage): number {
  return wallMs > 0 ? loopMs / wallMs : 0;
}

function most(values: readonly number[]): number {
  return Math.max(0, ...values);
}
