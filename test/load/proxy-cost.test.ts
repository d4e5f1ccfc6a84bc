import { describe, expect, it } from 'vitest';
import { intervalRank, proxyCost, type SlicePair } from '../../src/load/proxy-cost.ts';

function pairs(differences: readonly number[]): SlicePair[] {
  return differences.map((difference, index) => ({
    // What the network does drifts a lot; the pair drifts with it.
    proxy: { p50: index * 100 + difference, p90: index * 200 + 2 * difference },
    direct: { p50: index * 100, p90: index * 200 },
  }));
}

describe('proxyCost()', () => {
  it('is the median of the differences of pairs, whatever drifts with both', () => {
    expect(proxyCost(pairs([3, 1, 2]))).toEqual({
      pairs: 3,
      p50: { median: 2 },
      p90: { median: 4 },
    });
    expect(proxyCost(pairs([1, 2, 3, 10]))?.p50.median).toBe(2.5);
  });

  it('gives an interval from six pairs on', () => {
    expect(proxyCost(pairs([1, 2, 3, 4, 5]))?.p50).toEqual({ median: 3 });
    expect(proxyCost(pairs([1, 2, 3, 4, 5, 6]))?.p50).toEqual({ median: 3.5, low: 1, high: 6 });
    expect(proxyCost(pairs([1, 2, 3, 4, 5, 6, 7, 8, 9, 50]))?.p50).toEqual({
      median: 5.5,
      low: 2,
      high: 9,
    });
  });

  it('leaves out pairs of which one has no values, and is nothing of none', () => {
    const [empty] = pairs([Number.NaN]);
    expect(proxyCost(empty ? [...pairs([1, 2, 3]), empty] : [])).toMatchObject({
      p50: { median: 2 },
    });
    expect(proxyCost([])).toBeUndefined();
    expect(proxyCost(empty ? [empty] : [])).toBeUndefined();
  });
});

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
