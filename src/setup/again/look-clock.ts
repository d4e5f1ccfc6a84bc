import { setTimeout } from 'node:timers/promises';
import { watchSleep } from '../../probe/watch-sleep.ts';

/** The time between looks, and chance. */
export interface LookClock {
  /** Milliseconds since it began, those in which the machine slept, and before a restart, included. */
  readonly elapsedMs: () => number;
  /** Waits, and no longer than a few seconds once the machine has slept; ends early when aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to below 1. */
  readonly chance: () => number;
}

/** What it is made of. */
export interface ClockParts {
  /** Milliseconds of a clock that is never set and may stand while the machine sleeps. */
  readonly own: () => number;
  /** For how many milliseconds the machine slept since it was asked before. */
  readonly slept: () => number;
  /** Rejects when aborted. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly chance: () => number;
}

export interface ClockWishes {
  /** What had passed before this process began. */
  readonly beforeMs?: number;
  /** Told how much of a wait is left, every second, and when the machine has slept. */
  readonly onWait?: (left: { readonly leftMs: number; readonly sleptMs: number }) => void;
}

/** After a sleep the network is given this long to come back, milliseconds. */
const settleMs = 5000;
const sliceMs = 1000;

/** A clock for looks: of this machine, or of `parts` that a test moves by hand. */
export function lookClock(
  { beforeMs = 0, onWait }: ClockWishes = {},
  parts: ClockParts = machineParts(),
): LookClock {
  const begun = parts.own();
  let asleep = 0;
  const asleepNow = (): number => {
    const slept = parts.slept();
    asleep += slept;
    return slept;
  };
  return {
    chance: parts.chance,
    elapsedMs: () => {
      asleepNow();
      return beforeMs + parts.own() - begun + asleep;
    },
    wait: async (ms, signal) => {
      for (let left = ms; left > 0 && !signal.aborted; ) {
        const from = parts.own();
        await parts.pause(Math.min(left, sliceMs), signal).catch((error: unknown) => {
          if (!signal.aborted) throw error;
        });
        const sleptMs = asleepNow();
        left -= parts.own() - from;
        if (sleptMs > 0) left = Math.min(left, settleMs);
        onWait?.({ leftMs: Math.max(0, left), sleptMs });
      }
    },
  };
}

function machineParts(): ClockParts {
  return {
    own: () => performance.now(),
    slept: watchSleep(),
    pause: (ms, signal) => setTimeout(ms, undefined, { signal }),
    chance: () => Math.random(),
  };
}
