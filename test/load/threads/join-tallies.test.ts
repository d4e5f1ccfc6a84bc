import { describe, expect, it } from 'vitest';
import { Tally } from '../../../src/load/tally.ts';
import { joinTallies } from '../../../src/load/threads/join-tallies.ts';

const usage = { wallMs: 1000, loopMs: 10, cpuMs: 1500, machineBusyMs: 1600, machineMs: 2000 };

function part(change: Partial<Tally>): Tally {
  return Object.assign(new Tally(), change);
}

describe('joinTallies()', () => {
  it('adds counts up, and not the time in which they came together', () => {
    const parts = [
      part({ due: 10, succeeded: 9, failed: 1, durationMs: 1000, settledMs: 660 }),
      part({ due: 11, succeeded: 11, durationMs: 1000, settledMs: 650 }),
    ];
    expect(joinTallies(parts, { usage, inFlight: 7 })).toMatchObject({
      ...{ due: 21, succeeded: 20, durationMs: 1000, settledMs: 660, inFlight: 7 },
    });
  });

  it('says of the event loop what the busiest thread says', () => {
    const spent = { ...usage, wallMs: 800 };
    const parts = [
      part({ usage: { ...spent, loopMs: 760 } }),
      part({ usage: { ...spent, loopMs: 80 } }),
    ];
    const { usage: joined } = joinTallies(parts, { usage, inFlight: 0 });
    // Of the time in which they made load, and not of the wait for the last answers.
    expect(joined).toEqual({ ...spent, loopMs: 760 });
  });
});
