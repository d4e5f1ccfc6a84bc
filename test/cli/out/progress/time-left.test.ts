import { describe, expect, it } from 'vitest';
import { TimeLeft, timeLeftText } from '../../../../src/cli/out/progress/time-left.ts';

/** What is told of work whose share `doneAt` says, five times a second; undefined where nothing is. */
function told(doneAt: (ms: number) => number, untilMs: number): (number | undefined)[] {
  const left = new TimeLeft();
  return Array.from({ length: untilMs / 200 }, (_, at) =>
    left.tell(at * 200, { done: doneAt(at * 200), all: 1000 }),
  );
}

/** How far each thing told is from what a clock would say after the one before, in milliseconds. */
function jumps(values: readonly (number | undefined)[]): number[] {
  return values.flatMap((value, at) => {
    const before = values[at - 1];
    return value === undefined || before === undefined ? [] : [Math.abs(value - (before - 200))];
  });
}

describe('TimeLeft', () => {
  it('tells nothing before two seconds, nor of next to nothing', () => {
    expect(told((ms) => ms / 20, 2000)).toEqual(Array(10).fill(undefined));
    expect(told((ms) => ms / 1000, 8000)).toEqual(Array(40).fill(undefined));
  });

  it('counts down as a clock does where the pace holds', () => {
    const values = told((ms) => ms / 20, 20_000);
    expect(values[10]).toBeCloseTo(18_000, -2);
    expect(Math.max(...jumps(values))).toBeLessThan(1);
    expect(values.at(-1)).toBeLessThan(300);
  });

  it('stands while the pace wavers, and follows it over seconds where it is another one', () => {
    const wavering = told((ms) => ms / 20 + 8 * Math.sin(ms / 300), 20_000);
    expect(Math.max(...jumps(wavering))).toBeLessThan(500);
    // Half as fast from the tenth second on: 500 are left, of which the estimate knew nothing.
    const slower = told((ms) => (ms < 10_000 ? ms / 20 : 500 + (ms - 10_000) / 40), 25_000);
    expect(Math.max(...jumps(slower))).toBeLessThan(800);
    expect(slower[124]).toBeGreaterThan(2000);
    expect(slower[124]).toBeLessThan(10_000);
  });

  it('is never less than nothing, whatever is still waited for', () => {
    const stuck = told((ms) => Math.min(999, ms / 10), 60_000);
    for (const value of stuck) expect(value ?? 0).toBeGreaterThanOrEqual(0);
  });

  it('forgets the pace of other work', () => {
    const left = new TimeLeft();
    left.tell(0, { done: 0, all: 10 });
    expect(left.tell(5000, { done: 5, all: 10 })).toBe(5000);
    left.restart();
    expect(left.tell(5200, { done: 0, all: 10 })).toBeUndefined();
  });
});

describe('timeLeftText()', () => {
  it.each([
    [0, 'a few seconds left'],
    [4999, 'a few seconds left'],
    [12_300, 'about 15 s left'],
    [60_000, 'about 60 s left'],
    [61_000, 'about 2 min left'],
    [22 * 60_000, 'about 25 min left'],
    [150 * 60_000, 'about 3 hours left'],
  ])('tells %i ms no finer than it is known', (ms, text) => {
    expect(timeLeftText(ms)).toBe(text);
  });
});
