import { describe, expect, it } from 'vitest';
import { trialDuration } from '../../src/load/trial-duration.ts';

const options = { durationMs: 3000, before: [] };

describe('trialDuration()', () => {
  it('is what was asked for where that makes a count that tells', () => {
    expect(trialDuration(100, options)).toBe(3000);
  });

  it('is longer at a low rate, up to half a minute', () => {
    expect(trialDuration(10, options)).toBe(15_000);
    expect(trialDuration(1, options)).toBe(30_000);
    expect(trialDuration(1, { ...options, durationMs: 60_000 })).toBe(60_000);
  });

  it('doubles where the rate held before, and not where it broke', () => {
    const before = [{ rate: 100, held: true }];
    expect(trialDuration(100, { ...options, before })).toBe(6000);
    expect(trialDuration(100, { ...options, before: [{ rate: 100, held: false }] })).toBe(3000);
  });
});
