import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';

/** Three clocks, in milliseconds. */
export interface Clocks {
  /** Never set; on Linux it stands while the machine is asleep (CLOCK_MONOTONIC). */
  readonly own: () => number;
  /** Goes on while the machine is asleep; may be set at any time. */
  readonly wall: () => number;
  /** Goes on while the machine is asleep, and is never set (CLOCK_BOOTTIME); dear to ask. */
  readonly boot: () => number;
}

const systemClocks: Clocks = {
  own: () => performance.now(),
  wall: () => Date.now(),
  boot: () => uptime() * 1000,
};

const minMs = 1000;

/**
 * Watches for sleep that the clock of durations does not show. What it returns says, each time, for
 * how many milliseconds the machine slept since it was asked before; 0 for less than a second. A
 * wall clock that was set is no sleep.
 */
export function watchSleep({ own, wall, boot }: Clocks = systemClocks): () => number {
  const apart = (other: () => number): number => other() - own();
  let wallAhead = apart(wall);
  let bootAhead = apart(boot);
  return () => {
    const ahead = apart(wall);
    if (Math.abs(ahead - wallAhead) < minMs) return 0;
    wallAhead = ahead;
    const slept = apart(boot) - bootAhead;
    bootAhead += slept;
    return slept < minMs ? 0 : slept;
  };
}
