import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

export interface PaceOptions {
  /** Starts a second; absent: as many as leave the times of steps to the network. */
  readonly rate?: number;
  readonly signal: AbortSignal;
  /** How much the event loop was at work that takes the steps; absent: this thread's. */
  readonly loop?: () => EventLoopUtilization;
}

const firstRate = 220;
const lowestRate = 50;
const maxRate = 2000;
const windowMs = 25;
const busy = 0.55;
const idle = 0.42;
// Down gently: the first quarter of a second is busy with compiling, and would cost the next one.
const slower = 0.9;
const faster = 1.25;

/**
 * Spaces starts by the CPU that the process really has, measured as the share of time in which
 * the event loop was at work: below 42 % the rate grows, above 55 % it shrinks, since a busier loop
 * would show its own queue in what it measures (`bench/audit/emulated-path.ts`). Attempts that only
 * wait cost nothing and so hold nobody up.
 * A rate that the user gave is kept as it is: what it does to the times of steps, they tell.
 * @returns a function that resolves when the next attempt may start; rejects when aborted.
 */
export function pace({
  rate: given,
  signal,
  loop = performance.eventLoopUtilization,
}: PaceOptions): () => Promise<void> {
  let rate = given ?? firstRate;
  let credit = 1;
  let last = performance.now();
  let mark = { at: last, loop: loop() };
  const adapt = (now: number): void => {
    if (given !== undefined || now - mark.at < windowMs) return;
    const seen = loop();
    const { utilization } = performance.eventLoopUtilization(seen, mark.loop);
    if (utilization > busy) rate = Math.max(lowestRate, rate * slower);
    else if (utilization < idle) rate = Math.min(maxRate, rate * faster);
    mark = { at: now, loop: seen };
  };
  return async () => {
    for (;;) {
      signal.throwIfAborted();
      const now = performance.now();
      adapt(now);
      // At most 10 ms' worth of starts at once: what starts together comes back together, and queues.
      credit = Math.min(credit + ((now - last) * rate) / 1000, Math.max(2, rate * 0.01));
      last = now;
      if (credit >= 1) {
        credit -= 1;
        return;
      }
      await sleep(Math.max(1, Math.min(20, ((1 - credit) * 1000) / rate)), undefined, { signal });
    }
  };
}
