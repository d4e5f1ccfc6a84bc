import { describe, expect, it } from 'vitest';
import { intervalRank } from '../../src/load/interval-rank.ts';

describe('intervalRank()', () => {
  // The table of the sign test's interval at 95 %.
  it.each([
    [5, 0],
    [6, 1],
    [8, 1],
    [9, 2],
    [10, 2],
    [11, 2],
    [12, 3],
    [15, 4],
    [20, 6],
    [25, 8],
  ])('for %d values is %d', (count, rank) => {
    expect(intervalRank(count)).toBe(rank);
  });
});
