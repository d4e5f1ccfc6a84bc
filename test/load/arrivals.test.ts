import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivals, connectionsOf } from '../../src/load/arrivals.ts';

function take(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next);
}

describe('arrivals()', () => {
  it('spaces constant starts evenly from the beginning on', () => {
    const next = arrivals('constant', { rate: 200, random: Math.random });
    expect(take(4, next)).toEqual([0, 5, 10, 15]);
  });

  it('does not drift, whatever the rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (rate) => {
        const next = arrivals('constant', { rate, random: Math.random });
        const starts = take(rate + 1, next);
        expect(starts[rate]).toBeCloseTo(1000, 6);
      }),
      { numRuns: 20 },
    );
  });

  it('spaces poisson starts by the exponential distribution of the numbers that it is given', () => {
    const numbers = [0, 1 - Math.exp(-1), 1 - Math.exp(-2)];
    const next = arrivals('poisson', { rate: 100, random: () => numbers.shift() ?? 0 });
    const [first = -1, second = -1, third = -1] = take(3, next);
    expect(first).toBe(0);
    expect(second).toBeCloseTo(10, 9);
    expect(third).toBeCloseTo(30, 9);
  });

  it('deals even starts to several parts in turns', () => {
    const parts = [0, 1, 2].map((index) =>
      arrivals('constant', { rate: 300, random: Math.random, part: { index, of: 3 } }),
    );
    const dealt = parts.flatMap((next) => take(4, next)).toSorted((a, b) => a - b);
    expect(dealt).toEqual(take(12, arrivals('constant', { rate: 300, random: Math.random })));
  });

  it('gives each of several parts its share of poisson starts', () => {
    const first = (part?: { index: number; of: number }): number =>
      arrivals('poisson', { rate: 100, random: () => 0.5, ...(part && { part }) })();
    expect(first({ index: 1, of: 2 })).toBeCloseTo(2 * first(), 9);
  });

  it('keeps the rate of poisson starts on average, and never goes back', () => {
    let seed = 1;
    // Park and Miller's generator: the same numbers in every run.
    const random = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return (seed - 1) / 2_147_483_646;
    };
    const starts = take(20_000, arrivals('poisson', { rate: 1000, random }));
    expect(starts.at(-1)).toBeGreaterThan(19_500);
    expect(starts.at(-1)).toBeLessThan(20_500);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
});

describe('connectionsOf()', () => {
  it('shares all of them out, evenly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 64, max: 20_000 }),
        (of, all) => {
          const shares = Array.from({ length: of }, (_, index) =>
            connectionsOf(all, { index, of }),
          );
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(all);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
