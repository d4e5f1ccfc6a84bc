import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Durations } from '../../src/load/durations.ts';

function of(values: readonly number[]): Durations {
  const durations = new Durations();
  for (const value of values) durations.record(value);
  return durations;
}

describe('Durations', () => {
  it('says nothing of no values', () => {
    expect(of([]).spread()).toBeUndefined();
    expect(of([]).buckets()).toEqual([]);
    expect(of([]).percentile(50)).toBeNaN();
  });

  it('gives only the percentiles that the count can carry', () => {
    const keys = (count: number): string[] =>
      Object.keys(of(Array.from({ length: count }, () => 1)).spread() ?? {});
    expect(keys(9)).toEqual(['count', 'min', 'p50', 'max']);
    expect(keys(10)).toEqual(['count', 'min', 'p50', 'p90', 'max']);
    expect(keys(100)).toEqual(['count', 'min', 'p50', 'p90', 'p99', 'max']);
    expect(keys(1000)).toEqual(['count', 'min', 'p50', 'p90', 'p99', 'p999', 'max']);
  });

  it('is right to three figures, and exact at both ends', () => {
    const spread = of(Array.from({ length: 1000 }, (_, index) => index + 1)).spread();
    expect(spread).toMatchObject({ count: 1000, min: 1, max: 1000 });
    const relative = (value = 0, truth: number): number => Math.abs(value / truth - 1);
    expect(relative(spread?.p50, 500)).toBeLessThan(0.002);
    expect(relative(spread?.p90, 900)).toBeLessThan(0.002);
    expect(relative(spread?.p99, 990)).toBeLessThan(0.002);
    expect(relative(spread?.p999, 999)).toBeLessThan(0.002);
  });

  it('adds up to what one alone would have held', () => {
    const values = fc.array(fc.double({ min: 0.001, max: 60_000, noNaN: true }), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(values, values, (one, other) => {
        const sum = of(one);
        sum.add(of(other));
        const whole = of([...one, ...other]);
        expect(sum.spread()).toEqual(whole.spread());
        expect(sum.buckets()).toEqual(whole.buckets());
      }),
    );
  });

  it('puts every value into one bucket, the last of them included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100_000, noNaN: true }), { minLength: 1 }),
        (values) => {
          const buckets = of(values).buckets();
          expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
          expect(buckets.at(-1)?.count).toBeGreaterThan(0);
          expect(buckets[0]?.count).toBeGreaterThan(0);
          const edges = buckets.map(({ to }) => to);
          expect(edges).toEqual(edges.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  it('has edges that end in 1, 2 and 5 among its buckets', () => {
    const buckets = of([0.9, 1.1, 1.9, 4.4, 9.9]).buckets();
    expect(buckets).toEqual([
      { to: 1, count: 1 },
      { to: 1.25, count: 1 },
      { to: 1.6, count: 0 },
      { to: 2, count: 1 },
      { to: 2.5, count: 0 },
      { to: 3.15, count: 0 },
      { to: 4, count: 0 },
      { to: 5, count: 1 },
      { to: 6.3, count: 0 },
      { to: 8, count: 0 },
      { to: 10, count: 1 },
    ]);
  });
});
