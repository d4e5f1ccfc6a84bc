import { describe, expect, it } from 'vitest';
import { groupBuckets } from '../../../src/report/load/group-buckets.ts';

describe('groupBuckets()', () => {
  it('gathers what lies between the edges that end in 1, 2 and 5', () => {
    const buckets = [
      { to: 0.8, count: 1 },
      { to: 1, count: 2 },
      { to: 1.25, count: 3 },
      { to: 1.6, count: 4 },
      { to: 2, count: 5 },
      { to: 2.5, count: 6 },
      { to: 3.15, count: 0 },
      { to: 4, count: 7 },
    ];
    expect(groupBuckets(buckets)).toEqual([
      { to: 1, count: 3 },
      { to: 2, count: 12 },
      { to: 5, count: 13 },
    ]);
  });

  it.each([
    [0.8, 1],
    [12.5, 20],
    [63, 100],
    [4000, 5000],
  ])('puts a last bucket of %d ms below %d', (to, edge) => {
    expect(groupBuckets([{ to, count: 1 }])).toEqual([{ to: edge, count: 1 }]);
  });

  it('keeps empty ones in between, and makes none of nothing', () => {
    const gap = [
      { to: 1, count: 1 },
      { to: 2, count: 0 },
      { to: 5, count: 1 },
    ];
    expect(groupBuckets(gap)).toEqual(gap);
    expect(groupBuckets([])).toEqual([]);
  });
});
