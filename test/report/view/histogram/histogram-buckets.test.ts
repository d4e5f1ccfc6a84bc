import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../../../src/model/audit/report.ts';
import { histogramBuckets } from '../../../../src/report/view/histogram/histogram-buckets.ts';

describe('histogramBuckets()', () => {
  it('gathers values below the edges of ten steps a decade, an edge being the last of its own', () => {
    const histogram: Histogram = [
      [0.81, 1],
      [1, 2],
      [1.01, 3],
      [1.6, 4],
      [3.2, 5],
    ];
    expect(histogramBuckets(histogram)).toEqual([
      { to: 1, count: 3 },
      { to: 1.25, count: 3 },
      { to: 1.6, count: 4 },
      { to: 2, count: 0 },
      { to: 2.5, count: 0 },
      { to: 3.15, count: 0 },
      { to: 4, count: 5 },
    ]);
  });

  it.each([0.001, 0.01, 0.1, 1, 10, 100, 1000, 10_000, 100_000])('knows %d as an edge', (ms) => {
    expect(histogramBuckets([[ms, 1]])).toEqual([{ to: ms, count: 1 }]);
  });

  it('puts what is nothing or less into the first bucket of all', () => {
    const histogram: Histogram = [
      [-3, 1],
      [0, 2],
      [0.001, 3],
    ];
    expect(histogramBuckets(histogram)).toEqual([{ to: 0.001, count: 6 }]);
    expect(histogramBuckets([])).toEqual([]);
  });

  it('loses no value, and has one at either end', () => {
    const histograms = fc
      .uniqueArray(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 })
      .map((values) => values.map((ms, index) => [ms, index + 1] as const));
    fc.assert(
      fc.property(histograms, (histogram) => {
        const buckets = histogramBuckets(histogram);
        for (const [index, { to, count }] of buckets.entries()) {
          const from = buckets[index - 1]?.to ?? Number.NEGATIVE_INFINITY;
          const within = histogram.filter(([ms]) => ms > from && ms <= to);
          expect(count).toBe(within.reduce((sum, [, more]) => sum + more, 0));
        }
        expect(buckets[0]?.count).toBeGreaterThan(0);
        expect(buckets.at(-1)?.count).toBeGreaterThan(0);
        expect(Math.max(...histogram.map(([ms]) => ms))).toBeLessThanOrEqual(
          buckets.at(-1)?.to ?? 0,
        );
      }),
    );
  });
});
