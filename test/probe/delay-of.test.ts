import { expect, it } from 'vitest';
import { delayOf } from '../../src/probe/delay-of.ts';

const lagOf = (ms: number, stillMs = 0) => ({ now: () => ms, stillSince: () => stillMs });

it('delayOf() tells what an event may have waited, at most the step itself', () => {
  expect(delayOf({ durationMs: 20 }, lagOf(5.1234))).toBe(5.123);
  expect(delayOf({ durationMs: 4 }, lagOf(50))).toBe(4);
});

it('delayOf() tells nothing of 2 ms, nor of a tenth', () => {
  expect(delayOf({ durationMs: 10 }, lagOf(2))).toBeUndefined();
  expect(delayOf({ durationMs: 100 }, lagOf(10))).toBeUndefined();
  expect(delayOf({ durationMs: 100 }, lagOf(10.5))).toBe(10.5);
});

it('delayOf() tells a standstill, whatever the clock of the step says', () => {
  expect(delayOf({ durationMs: 3 }, lagOf(0, 60_000))).toBe(60_000);
});
