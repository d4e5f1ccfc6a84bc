import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBuckets } from '../../../../src/report/view/histogram/group-buckets.ts';
import { histogramBuckets } from '../../../../src/report/view/histogram/histogram-buckets.ts';
import { sameBuckets } from '../../../../src/report/view/histogram/same-buckets.ts';

const edgesOf = (buckets: readonly { readonly to: number }[]): number[] =>
  buckets.map(({ to }) => to);

describe('sameBuckets()', () => {
  it('has each from the first bucket of any to the last, empty where it has nothing', () => {
    const one = [{ to: 1, count: 3 }];
    const other = [
      { to: 1.6, count: 2 },
      { to: 2, count: 0 },
      { to: 2.5, count: 1 },
    ];
    expect(sameBuckets([one, other])).toEqual([
      [3, 0, 0, 0, 0].map((count, at) => ({ to: [1, 1.25, 1.6, 2, 2.5][at], count })),
      [0, 0, 2, 0, 1].map((count, at) => ({ to: [1, 1.25, 1.6, 2, 2.5][at], count })),
    ]);
  });

  it('leaves one of nothing empty, and keeps counts of buckets that are none of ours', () => {
    const odd = [{ to: 3, count: 4 }];
    expect(sameBuckets([[], odd, [{ to: 2.5, count: 1 }]])).toMatchObject([
      [],
      [
        { to: 2.5, count: 0 },
        { to: 3, count: 4 },
        { to: 3.15, count: 0 },
      ],
      [
        { to: 2.5, count: 1 },
        { to: 3, count: 0 },
        { to: 3.15, count: 0 },
      ],
    ]);
    expect(sameBuckets([])).toEqual([]);
    expect(sameBuckets([[]])).toEqual([[]]);
  });

  it('gives bars that a person reads side by side: the same edges, and nothing lost', () => {
    const histogram = fc.array(
      fc.tuple(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.integer({ min: 1, max: 99 })),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(histogram, histogram, (one, other) => {
        const all = [one, other].map(histogramBuckets);
        const [first = [], second = []] = sameBuckets(all).map(groupBuckets);
        expect(edgesOf(first)).toEqual(edgesOf(second));
        const sum = (of: readonly { readonly count: number }[]): number =>
          of.reduce((whole, { count }) => whole + count, 0);
        expect([sum(first), sum(second)]).toEqual(all.map(sum));
      }),
    );
  });
});
