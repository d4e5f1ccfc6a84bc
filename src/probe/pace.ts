import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a thread had of the cores since it began, in milliseconds. */
export interface CoreTime {
  readonly ranMs: number;
  /** It could have run, and others did. */
  readonly waitedMs: number;
}

export interface PaceOptions {
  /** Starts a second; absent: as many as leave the times of steps to the network. */
  readonly rate?: number;
  readonly signal: AbortSignal;
  /** How much the event loop was at work that takes the steps; absent: this thread's. */
  readonly loop?: () => EventLoopUtilization;
  /** What that thread had of the cores; undefined, where the system does not say; absent: nobody looks at what others take. */
  readonly coreTime?: (() => CoreTime | undefined) | undefined;
}

const firstRate = 220;
const lowestRate = 50;
const maxRate = 2000;
const windowMs = 25;
const busy = 0.55;
const idle = 0.42;
// Waits for a core. A short one comes with every wake: on an idle machine 0.1 to 0.3 of the time on a core where much is done, and up to 0.4
// where little is, which is a tenth of the time by the clock. Beside a process that takes half of one core in two it was 0.6 of the one, and a
// quarter of the other (`bench/audit/beside-load.ts`). Others take too much where it is more than both of these.
const muchOfRun = 0.5;
const muchOfClock = 0.15;
/** Of too much. */
const little = 0.8;
/** What is left with each further window of what was known: the last tenth of a second counts for most. */
const memory = 0.8;
// Down gently: the first quarter of a second is busy with compiling, and would cost the next one.
const slower = 0.9;
const faster = 1.25;

/**
 * Spaces starts by the CPU that the process really has, measured as the share of time in which
 * the event loop was at work: below 42 % the rate grows, above 55 % it shrinks, since a busier loop
 * would show its own queue in what it measures (`bench/audit/emulated-path.ts`). It shrinks as well while others
 * take the cores that the thread wants, since each step would then show their queue. Attempts that only
 * wait cost nothing and so hold nobody up.
 * A rate that the user gave is kept as it is: what it does to the times of steps, they tell.
 * @returns a function that resolves when the next attempt may start; rejects when aborted.
 */
export function pace({
  rate: given,
  signal,
  loop = performance.eventLoopUtilization,
  coreTime,
}: PaceOptions): () => Promise<void> {
  let rate = given ?? firstRate;
  let credit = 1;
  let last = performance.now();
  let mark = { at: last, loop: loop() };
  const others = coreTime && given === undefined ? watchOthers(coreTime) : () => 0;
  const adapt = (now: number): void => {
    if (given !== undefined || now - mark.at < windowMs) return;
    const seen = loop();
    const { utilization } = performance.eventLoopUtilization(seen, mark.loop);
    const taken = others();
    if (utilization > busy || taken > 1) rate = Math.max(lowestRate, rate * slower);
    else if (utilization < idle && taken < little) rate = Math.min(maxRate, rate * faster);
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

/** How much others take of the cores that a thread wants, lately: 1 is as much as it bears. */
function watchOthers(coreTime: () => CoreTime | undefined): () => number {
  let [ranMs, waitedMs, clockMs] = [0, 0, 0];
  let last = { at: performance.now(), core: coreTime() };
  return () => {
    const now = { at: performance.now(), core: coreTime() };
    if (!now.core || !last.core) return 0;
    ranMs = ranMs * memory + now.core.ranMs - last.core.ranMs;
    waitedMs = waitedMs * memory + now.core.waitedMs - last.core.waitedMs;
    clockMs = clockMs * memory + now.at - last.at;
    last = now;
    return waitedMs === 0 ? 0 : waitedMs / Math.max(ranMs * muchOfRun, clockMs * muchOfClock);
  };
}
