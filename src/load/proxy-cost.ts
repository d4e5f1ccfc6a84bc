import type { LoadWay } from '../model/load/load.ts';
import type { PairedDifference, ProxyCost } from '../model/load/load-report.ts';
import type { Tally } from './tally.ts';

const level = 0.95;

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

/** Pairs up the slices of two ways as they end: one of each makes a pair, whichever came first. */
export class SlicePairs {
  readonly #figures: Readonly<Record<LoadWay['id'], SlicePair['proxy'][]>> = {
    proxy: [],
    direct: [],
  };

  /** Of the time of the way alone: what this machine began late is in neither. */
  add(way: LoadWay['id'], { served }: Tally): void {
    this.#figures[way].push({ p50: served.percentile(50), p90: served.percentile(90) });
  }

  whole(): SlicePair[] {
    const { proxy, direct } = this.#figures;
    return proxy.flatMap((one, index) => {
      const other = direct[index];
      return other ? [{ proxy: one, direct: other }] : [];
    });
  }
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

/**
 * The rank from either end between which the median lies with 95 % confidence, whatever the
 * distribution (the sign test's interval); 0 where the values are too few for that.
 * @internal Exported for its tests.
 */
export function intervalRank(count: number): number {
  let rank = 0;
  let ways = 1;
  // Twice the chance that at most `rank` of so many coins show heads.
  let outside = 2 * 0.5 ** count;
  while (outside <= 1 - level && rank < count / 2) {
    rank += 1;
    ways = (ways * (count - rank + 1)) / rank;
    outside += 2 * ways * 0.5 ** count;
  }
  return rank;
}
