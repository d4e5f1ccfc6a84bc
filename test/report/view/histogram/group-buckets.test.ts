import { describe, expect, it } from 'vitest';
import type { Bucket } from '../../../../src/model/load/load-measure.ts';
import { groupBuckets } from '../../../../src/report/view/histogram/group-buckets.ts';

/** One value in each of the buckets up to an edge, thirteen of them. */
function upTo(last: number): Bucket[] {
  const edges = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8, 10, 12.5];
  return [...edges, last].map((to) => ({ to, count: 1 }));
}

describe('groupBuckets()', () => {
  it('leaves a dozen as they are', () => {
    const few = upTo(16).slice(0, 12);
    expect(groupBuckets(few)).toBe(few);
    expect(groupBuckets([])).toEqual([]);
  });

  it('gathers what lies between the edges that end in 1, 2 and 5 where there are more', () => {
    expect(groupBuckets(upTo(20))).toEqual([
      { to: 1, count: 1 },
      { to: 2, count: 3 },
      { to: 5, count: 4 },
      { to: 10, count: 3 },
      { to: 20, count: 2 },
    ]);
  });

  it.each([
    [16, 20],
    [31.5, 50],
    [63, 100],
    [4000, 5000],
  ])('puts what a last bucket of %d ms holds below %d', (to, edge) => {
    expect(groupBuckets(upTo(to)).at(-1)).toEqual({ to: edge, count: 2 });
  });

  it('keeps empty ones in between', () => {
    const gap = upTo(16).map(({ to, count }) => ({ to, count: to > 2 && to <= 5 ? 0 : count }));
    expect(groupBuckets(gap)[2]).toEqual({ to: 5, count: 0 });
  });
});
