import { describe, expect, it } from 'vitest';
import { lookClock } from '../../../src/setup/again/look-clock.ts';

/** Parts that are moved by hand: a pause takes its time, and the machine may sleep in it. */
function machine(sleeps: readonly number[] = []) {
  let at = 1000;
  let slept = 0;
  const pauses: number[] = [];
  const parts = {
    own: () => at,
    slept: () => {
      const since = slept;
      slept = 0;
      return since;
    },
    pause: async (ms: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      pauses.push(ms);
      at += ms;
      slept += sleeps[pauses.length - 1] ?? 0;
    },
    chance: () => 0.5,
  };
  return { parts, pauses };
}

const { signal } = new AbortController();

/** What a network gets after sleep. */
const settleMs = 5000;

describe('lookClock()', () => {
  it('waits in slices, and says how much is left', async () => {
    const { parts, pauses } = machine();
    const left: number[] = [];
    const clock = lookClock({ onWait: ({ leftMs }) => left.push(leftMs) }, parts);
    await clock.wait(2500, signal);
    expect(pauses).toEqual([1000, 1000, 500]);
    expect(left).toEqual([1500, 500, 0]);
    expect(clock.elapsedMs()).toBe(2500);
  });

  it('counts a sleep, ends the wait soon after it, and lets the network come back first', async () => {
    const { parts, pauses } = machine([0, 3 * 3_600_000]);
    const clock = lookClock({}, parts);
    await clock.wait(600_000, signal);
    expect(pauses).toHaveLength(2 + settleMs / 1000);
    expect(clock.elapsedMs()).toBe(2000 + settleMs + 3 * 3_600_000);
  });

  it('counts what had passed before a restart', () => {
    expect(lookClock({ beforeMs: 7000 }, machine().parts).elapsedMs()).toBe(7000);
  });

  it('ends a wait that is aborted, and hides no other failure', async () => {
    const controller = new AbortController();
    const clock = lookClock({ onWait: () => controller.abort() }, machine().parts);
    await clock.wait(600_000, controller.signal);
    expect(clock.elapsedMs()).toBe(1000);
    const broken = { ...machine().parts, pause: () => Promise.reject(new Error('no timer')) };
    await expect(lookClock({}, broken).wait(1, signal)).rejects.toThrow('no timer');
  });

  it('waits with the timers of this machine', async () => {
    const clock = lookClock();
    await clock.wait(1, signal);
    expect(clock.elapsedMs()).toBeGreaterThan(0);
    expect(clock.chance()).toBeLessThan(1);
  });
});
