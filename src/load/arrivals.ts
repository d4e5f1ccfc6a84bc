import type { ArrivalKind } from '../model/load.ts';

export interface ArrivalOptions {
  /** Starts a second. */
  readonly rate: number;
  /** Numbers from 0 to below 1, for `poisson`. */
  readonly random: () => number;
}

/**
 * The schedule of an open loop: when each operation is meant to start, whatever became of those
 * before it. `constant` spaces starts evenly, `poisson` as many independent users would.
 * @returns a function that gives the next start in milliseconds from the beginning, ascending.
 */
export function arrivals(kind: ArrivalKind, { rate, random }: ArrivalOptions): () => number {
  const gapMs = 1000 / rate;
  if (kind === 'constant') {
    let index = -1;
    // A multiple and not a sum: sums of fractions drift.
    return () => {
      index += 1;
      return index * gapMs;
    };
  }
  let at = 0;
  return () => {
    at += -Math.log(1 - random()) * gapMs;
    return at;
  };
}
