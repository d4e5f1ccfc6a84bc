import type { Histogram } from '../../model/audit/report.ts';

/**
 * How far the values of `after` rank above those of `before`, in standard deviations: the rank-sum
 * test of two samples (Mann and Whitney, Annals of Mathematical Statistics 18 (1947) 50-60), with
 * values of one bucket counted as ties (Lehmann, Nonparametrics (1975), 1.4) and half a pair taken off
 * for continuity. It asks nothing of the shape of the distributions, and one outlier moves it by one
 * rank. 0 where nothing can be told. `rankTest(a, b)` is `-rankTest(b, a)`.
 */
export function rankTest(before: Histogram, after: Histogram): number {
  const first = new Map(before);
  const second = new Map(after);
  const values = [...new Set([...first.keys(), ...second.keys()])].sort((a, b) => a - b);
  let above = 0;
  let below = 0;
  let ties = 0;
  for (const value of values) {
    const was = first.get(value) ?? 0;
    const is = second.get(value) ?? 0;
    above += is * (below + was / 2);
    below += was;
    ties += (was + is) ** 3 - (was + is);
  }
  const others = countOf(after);
  const all = below + others;
  const pairs = below * others;
  const variance = (pairs / 12) * (all + 1 - ties / (all * (all - 1)));
  const off = above - pairs / 2;
  const beyondChance = Math.max(0, Math.abs(off) - 0.5);
  return variance > 0 ? (Math.sign(off) * beyondChance) / Math.sqrt(variance) : 0;
}

/** How many values a histogram has. */
export function countOf(histogram: Histogram): number {
  return histogram.reduce((sum, [, count]) => sum + count, 0);
}
