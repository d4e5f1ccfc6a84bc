import { performance } from 'node:perf_hooks';

export interface LoopLag {
  /** How many milliseconds at most an event that is handled now may have waited in our own queue. */
  readonly now: () => number;
  readonly stop: () => void;
}

const intervalMs = 3;
const timerSlackMs = 1;

/**
 * Watches how late the event loop is. A timer of 3 ms runs once in each turn of a busy loop: how
 * late it was, and how long ago, bound the time that a socket's event waited before we saw it.
 */
export function watchLoopLag(): LoopLag {
  let last = performance.now();
  let lateness = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    lateness = Math.max(0, now - last - intervalMs - timerSlackMs);
    last = now;
  }, intervalMs);
  timer.unref();
  return {
    now: () => {
      const since = performance.now() - last - intervalMs - timerSlackMs;
      return Math.max(0, since) + lateness;
    },
    stop: () => clearInterval(timer),
  };
}
