import type { LoadWay } from '../model/load.ts';
import type { SlicePair } from './proxy-cost.ts';
import type { Tally } from './tally.ts';

type Figures = SlicePair['proxy'];

/** Pairs up the slices of two ways as they end: one of each makes a pair, whichever came first. */
export class SlicePairs {
  readonly #figures: Readonly<Record<LoadWay['id'], Figures[]>> = { proxy: [], direct: [] };

  add(way: LoadWay['id'], { latency }: Tally): void {
    this.#figures[way].push({ p50: latency.percentile(50), p90: latency.percentile(90) });
  }

  whole(): SlicePair[] {
    const { proxy, direct } = this.#figures;
    return proxy.flatMap((one, index) => {
      const other = direct[index];
      return other ? [{ proxy: one, direct: other }] : [];
    });
  }
}
