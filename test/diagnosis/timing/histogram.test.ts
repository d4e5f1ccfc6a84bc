import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  histogramOf,
  histogramPercentile,
  mergeHistograms,
} from '../../../src/diagnosis/timing/histogram.ts';
import { percentile } from '../../../src/diagnosis/timing/percentile.ts';

const milliseconds = fc.oneof(
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.double({ min: -90_000, max: 90_000, noNaN: true }),
);
const lists = fc.array(milliseconds);
const some = fc.array(milliseconds, { minLength: 1 });

/** What a value may lose: 0.5 %, or half a microsecond; and what a double cannot hold. */
const lost = (ms: number) => Math.max(Math.abs(ms) * 0.005, 0.0005) + 1e-9;

describe('histogramOf()', () => {
  it('counts to three digits, and below a tenth to whole microseconds', () => {
    expect(histogramOf([12.345, 12.301, 0.30000000000000004, 1234, 0.01234, 12.3])).toEqual([
      [0.012, 1],
      [0.3, 1],
      [12.3, 3],
      [1230, 1],
    ]);
  });

  it('holds what is below nothing, and one kind of nothing', () => {
    expect(histogramOf([-0, 0, 1e-17, -1e-17, -41.55])).toEqual([
      [-41.5, 1],
      [0, 4],
    ]);
    expect(JSON.stringify(histogramOf([-0]))).toBe('[[0,1]]');
  });

  it('leaves out what is no number', () => {
    expect(histogramOf([Number.NaN, Number.POSITIVE_INFINITY, 1])).toEqual([[1, 1]]);
    expect(histogramOf([])).toEqual([]);
  });

  it('counts every value once, ascending, each within its bound', () => {
    fc.assert(
      fc.property(lists, (values) => {
        const histogram = histogramOf(values);
        const places = histogram.map(([ms]) => ms);
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        const each = histogram.flatMap(([ms, count]) => Array.from({ length: count }, () => ms));
        expect(each).toHaveLength(values.length);
        for (const [index, value] of values.toSorted((a, b) => a - b).entries()) {
          expect(Math.abs((each[index] ?? Number.NaN) - value)).toBeLessThanOrEqual(lost(value));
        }
      }),
    );
  });
});

describe('mergeHistograms()', () => {
  it('adds up to the histogram of all values, in any order', () => {
    fc.assert(
      fc.property(lists, lists, lists, (one, two, three) => {
        const whole = histogramOf([...one, ...two, ...three]);
        const parts = [one, two, three].map(histogramOf);
        expect(mergeHistograms(parts)).toEqual(whole);
        expect(mergeHistograms(parts.toReversed())).toEqual(whole);
        expect(mergeHistograms([whole])).toEqual(whole);
      }),
    );
  });

  it('is nothing of nothing', () => {
    expect(mergeHistograms([])).toEqual([]);
  });
});

describe('histogramPercentile()', () => {
  it('is what the values themselves would give, within the bound', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 100 }), (values, percent) => {
        const exact = percentile(
          values.toSorted((a, b) => a - b),
          percent,
        );
        const told = histogramPercentile(histogramOf(values), percent);
        expect(Math.abs(told - exact)).toBeLessThanOrEqual(lost(exact));
      }),
    );
  });

  it('is no number of no values', () => {
    expect(histogramPercentile([], 50)).toBeNaN();
  });
});
