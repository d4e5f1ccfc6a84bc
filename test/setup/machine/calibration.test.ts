import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/setup/machine/calibration.ts';

/** A clock that shows these times, one a look, and the last for ever. */
function clockOf(...times: readonly number[]): () => number {
  let at = 0;
  return () => {
    at += 1;
    return times[Math.min(at, times.length) - 1] ?? 0;
  };
}

describe('calibrate()', () => {
  it('takes the quickest of three rounds', () => {
    expect(calibrate(clockOf(0, 0, 9, 9, 10, 15, 15, 16, 23))).toBe(5);
  });

  it('ends after one round on a slow machine', () => {
    expect(calibrate(clockOf(0, 0, 41, 41))).toBe(41);
  });

  it('does work that takes time', () => {
    expect(calibrate()).toBeGreaterThan(0);
  });
});
