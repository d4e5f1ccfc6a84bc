import { performance } from 'node:perf_hooks';
import { watchSleep } from './watch-sleep.ts';

export interface LoopLag {
  /** How many milliseconds at most an event that is handled now may have waited in our own queue. */
  readonly now: () => number;
  /**
   * For how many milliseconds at the longest this process stood still since a moment of
   * `performance.now()`: it was stopped, or the machine slept. 0 for less than a second.
   */
  readonly stillSince: (start: number) => number;
  readonly stop: () => void;
}

const intervalMs = 3;
const timerSlackMs = 1;
/** Peers that are kept waiting for less do not give up. */
const minStillMs = 1000;
/** No attempt lasts through more of them. */
const maxKept = 64;

/**
 * Watches how late the event loop is. A timer of 3 ms runs once in each turn of a busy loop: how
 * late it was, and how long ago, bound the time that a socket's event waited before we saw it. A
 * standstill is kept beyond its turn: what it did to a connection shows only later.
 */
export function watchLoopLag(slept: () => number = watchSleep()): LoopLag {
  const still: { readonly end: number; readonly ms: number }[] = [];
  let last = performance.now();
  let lateness = 0;
  const lateSince = (now: number): number => Math.max(0, now - last - intervalMs - timerSlackMs);
  const look = (): void => {
    const now = performance.now();
    lateness = lateSince(now);
    last = now;
    keep(Math.max(lateness, slept()), now);
  };
  const keep = (ms: number, end: number): void => {
    if (ms < minStillMs) return;
    still.push({ end, ms });
    if (still.length > maxKept) still.shift();
  };
  const timer = setInterval(look, intervalMs);
  timer.unref();
  return {
    now: () => lateSince(performance.now()) + lateness,
    stillSince: (start) => {
      // The first event after a standstill may come before the timer does.
      const now = performance.now();
      if (lateSince(now) >= minStillMs) look();
      else keep(slept(), now);
      return Math.max(0, ...still.filter(({ end }) => end > start).map(({ ms }) => ms));
    },
    stop: () => clearInterval(timer),
  };
}
