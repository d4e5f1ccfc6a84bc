import { describe, expect, it } from 'vitest';
import { planSlices } from '../../src/load/slices.ts';

describe('planSlices()', () => {
  it('gives one way all its time at once', () => {
    expect(planSlices(['proxy'], { durationMs: 10_000 })).toEqual([
      { way: 'proxy', durationMs: 10_000 },
    ]);
  });

  it('puts two ways in turns, every other round backwards', () => {
    const slices = planSlices(['proxy', 'direct'], { durationMs: 2000 });
    expect(slices.map(({ way }) => way[0]).join('')).toBe('pddppddp');
    expect(slices.every(({ durationMs }) => durationMs === 500)).toBe(true);
  });

  it('makes ten rounds at the most, and one of a short time', () => {
    expect(planSlices(['a', 'b'], { durationMs: 60_000 })).toHaveLength(20);
    expect(planSlices(['a', 'b'], { durationMs: 100 })).toHaveLength(2);
    expect(planSlices([], { durationMs: 100 })).toEqual([]);
  });
});
