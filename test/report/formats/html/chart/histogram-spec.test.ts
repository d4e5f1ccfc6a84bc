import { describe, expect, it } from 'vitest';
import {
  histogramSpec,
  rangeOf,
} from '../../../../../src/report/formats/html/chart/histogram-spec.ts';

const buckets = [
  { to: 20, count: 7 },
  { to: 25, count: 0 },
  { to: 31.5, count: 2 },
];

describe('rangeOf()', () => {
  it('holds all buckets that hold something', () => {
    const [least, most] = rangeOf(buckets);
    expect(least).toBeLessThan(16);
    expect(most).toBeGreaterThan(31.5);
    expect(rangeOf([])).toEqual([1, 10]);
  });
});

describe('histogramSpec()', () => {
  it('has no rule for a percentile that the count does not carry', () => {
    const named = (spec: object): string[] =>
      JSON.stringify(spec).match(/p(?:50|90|99)(?=")/g) ?? [];
    const spread = { count: 9, min: 18, p50: 19, max: 30 };
    expect(named(histogramSpec({ buckets, latency: spread }, [10, 40]))).toEqual(['p50']);
    expect(named(histogramSpec({ buckets, latency: { ...spread, p90: 30 } }, [10, 40]))).toEqual([
      'p50',
      'p90',
    ]);
    expect(named(histogramSpec({ buckets }, [10, 40]))).toEqual([]);
  });
});
