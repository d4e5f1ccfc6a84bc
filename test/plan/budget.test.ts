import { describe, expect, it } from 'vitest';
import { furtherTrials } from '../../src/plan/budget.ts';

describe('furtherTrials()', () => {
  it.each([
    [1, 40],
    [14, 300],
    [40, 300],
    [200, 300],
    [1000, 1500],
    [1_000_000, 4000],
  ])('of %s planned attempts allows %s', (planned, further) => {
    expect(furtherTrials(planned)).toBe(further);
  });
});
