import { describe, expect, it } from 'vitest';
import { furtherTrials, furtherTrialsInParts } from '../../src/plan/budget.ts';

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

describe('furtherTrialsInParts()', () => {
  it('allows as many as the parts do together', () => {
    const parts = [2500, 2500, 1];
    const together = parts.reduce((sum, part) => sum + furtherTrials(part), 0);
    expect(furtherTrialsInParts(5001)).toBeGreaterThanOrEqual(together);
  });
});
