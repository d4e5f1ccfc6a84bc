import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allFine } from '../../../fixtures/report/all-fine.ts';
import { latencyChanges } from '../../../src/diagnosis/difference/latency-changes.ts';
import { rankTest } from '../../../src/diagnosis/difference/rank-test.ts';
import { snapshotOf } from '../../../src/diagnosis/difference/snapshot.ts';
import { histogramOf } from '../../../src/diagnosis/timing/histogram.ts';
import type { Latency } from '../../../src/model/audit/report.ts';

/** Numbers in [0, 1) that are the same in every run (Park and Miller's generator). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Milliseconds as networks have them: log-normal, with a long tail. */
function times(count: number, { median, random }: { median: number; random: () => number }) {
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return median * Math.exp(0.4 * normal);
  });
}

function changes(before: readonly number[], after: readonly number[]) {
  const row = (values: readonly number[]): Latency => ({
    ...{ route: 'direct', step: 'connect', count: values.length, p50: 0, max: 0 },
    histogram: histogramOf(values),
  });
  const of = (values: readonly number[]) => snapshotOf({ ...allFine, latency: [row(values)] });
  return latencyChanges(of(before), of(after));
}

describe('rankTest()', () => {
  it('comes to what is known of a textbook pair with a tie', () => {
    // 23.5 of 25 pairs rank above, and one value is there twice.
    const before = histogramOf([1, 2, 3, 4, 5]);
    const after = histogramOf([4, 6, 7, 8, 9]);
    const u = 23.5;
    const variance = (25 / 12) * (11 - 6 / 90);
    expect(rankTest(before, after)).toBeCloseTo((u - 12.5 - 0.5) / Math.sqrt(variance), 10);
  });

  it('says the opposite the other way round, and nothing of nothing', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(values, values, (one, other) => {
        const [a, b] = [histogramOf(one), histogramOf(other)];
        expect(rankTest(a, b) + rankTest(b, a)).toBe(0);
        expect(Math.abs(rankTest(a, a))).toBe(0);
      }),
    );
  });
});

describe('latencyChanges()', () => {
  it('calls identical distributions slower or quicker in at most 1 of 1000', () => {
    const random = chance(7);
    let called = 0;
    for (let run = 0; run < 2000; run += 1) {
      const count = 20 + (run % 100);
      const sample = () => times(count, { median: 40, random });
      called += changes(sample(), sample()).length;
    }
    expect(called).toBeLessThanOrEqual(2);
  });

  it('sees a shift of 50 % in 100 values', () => {
    const random = chance(11);
    for (let run = 0; run < 200; run += 1) {
      const before = times(100, { median: 40, random });
      const after = times(100, { median: 60, random });
      expect(changes(before, after)).toMatchObject([{ change: 'slower' }]);
      expect(changes(after, before)).toMatchObject([{ change: 'quicker' }]);
    }
  });

  it('says nothing of fewer than 20 values, of one outlier, and of what nobody feels', () => {
    const many = (count: number, ms: number): number[] => Array<number>(count).fill(ms);
    expect(changes(many(19, 10), many(19, 900))).toEqual([]);
    expect(changes(many(20, 10), [...many(19, 10), 60_000])).toEqual([]);
    expect(changes(many(5000, 10), many(5000, 14))).toEqual([]);
    expect(changes(many(5000, 100), many(5000, 115))).toEqual([]);
    expect(changes(many(20, 10), many(20, 20))).toHaveLength(1);
  });
});
