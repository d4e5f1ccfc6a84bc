import { describe, expect, it } from 'vitest';
import { watchSleep } from '../../src/probe/watch-sleep.ts';

/** Clocks that are moved by hand, milliseconds. */
function clocks() {
  const at = { own: 5000, wall: 1_700_000_000_000, boot: 90_000 };
  const move = (ms: Partial<typeof at>): void => {
    for (const name of ['own', 'wall', 'boot'] as const) at[name] += ms[name] ?? 0;
  };
  const slept = watchSleep({ own: () => at.own, wall: () => at.wall, boot: () => at.boot });
  return { move, slept };
}

describe('watchSleep()', () => {
  it('sees a sleep in which its own clock stood, once', () => {
    const { move, slept } = clocks();
    move({ own: 300, wall: 300, boot: 300 });
    expect(slept()).toBe(0);
    move({ own: 20, wall: 3_600_020, boot: 3_600_020 });
    expect(slept()).toBe(3_600_000);
    expect(slept()).toBe(0);
  });

  it('takes a wall clock that is set, forth or back, for no sleep', () => {
    const { move, slept } = clocks();
    move({ own: 10, wall: 7_200_010, boot: 10 });
    expect(slept()).toBe(0);
    move({ own: 10, wall: -86_400_000, boot: 10 });
    expect(slept()).toBe(0);
    move({ own: 10, wall: 5010, boot: 5010 });
    expect(slept()).toBe(5000);
  });

  it('sees a sleep after which the wall clock was set', () => {
    const { move, slept } = clocks();
    move({ own: 10, wall: 60_010 - 3_600_000, boot: 60_010 });
    expect(slept()).toBe(60_000);
  });

  it('says nothing of what is shorter than a second', () => {
    const { move, slept } = clocks();
    move({ own: 0, wall: 900, boot: 900 });
    expect(slept()).toBe(0);
  });

  it('reads clocks of the system that agree while it is awake', () => {
    const slept = watchSleep();
    expect(slept()).toBe(0);
  });
});
