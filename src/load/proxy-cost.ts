import type { PairedDifference, ProxyCost } from '../model/load-report.ts';
import { intervalRank } from './interval-rank.ts';

/** Percentiles of two slices that ran one after the other, in milliseconds; NaN of no values. */
export interface SlicePair {
  readonly proxy: { readonly p50: number; readonly p90: number };
  readonly direct: { readonly p50: number; readonly p90: number };
}

/**
 * What the proxy adds, told from pairs: what the machine and the network did at the time fell on
 * both of a pair alike, and drops out of their difference. Undefined of no pair.
 */
export function proxyCost(pairs: readonly SlicePair[]): ProxyCost | undefined {
  const p50 = differenceOf(pairs, 'p50');
  const p90 = differenceOf(pairs, 'p90');
  return p50 && { pairs: pairs.length, p50, ...(p90 && { p90 }) };
}

function differenceOf(
  pairs: readonly SlicePair[],
  figure: 'p50' | 'p90',
): PairedDifference | undefined {
  const ascending = pairs
    .map(({ proxy, direct }) => proxy[figure] - direct[figure])
    .filter((difference) => !Number.isNaN(difference))
    .sort((a, b) => a - b);
  const count = ascending.length;
  if (count === 0) return undefined;
  const at = (rank: number): number => Math.round((ascending[rank - 1] ?? 0) * 1000) / 1000;
  const median = (at(Math.ceil((count + 1) / 2)) + at(Math.floor((count + 1) / 2))) / 2;
  const rank = intervalRank(count);
  return {
    median: Math.round(median * 1000) / 1000,
    ...(rank > 0 && { low: at(rank), high: at(count + 1 - rank) }),
  };
}
