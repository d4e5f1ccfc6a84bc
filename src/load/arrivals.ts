import type { ArrivalKind } from '../model/load/load.ts';

export interface ArrivalOptions {
  /** Starts a second. */
  readonly rate: number;
  /** Numbers from 0 to below 1, for `poisson`. */
  readonly random: () => number;
  /** Which of several that make the load together this is; alone where it is absent. */
  readonly part?: Part;
}

/** One of several, counted from 0. */
export interface Part {
  readonly index: number;
  readonly of: number;
}

const alone: Part = { index: 0, of: 1 };

/**
 * The schedule of an open loop: when each operation is meant to start, whatever became of those
 * before it. `constant` spaces starts evenly, `poisson` as many independent users would. Of several
 * parts each has its share: even starts are dealt in turns, and a Poisson process that is split
 * stays one.
 * @returns a function that gives the next start in milliseconds from the beginning, ascending.
 */
export function arrivals(
  kind: ArrivalKind,
  { rate, random, part = alone }: ArrivalOptions,
): () => number {
  const gapMs = 1000 / rate;
  if (kind === 'constant') {
    let index = part.index - part.of;
    // A multiple and not a sum: sums of fractions drift.
    return () => {
      index += part.of;
      return index * gapMs;
    };
  }
  let at = 0;
  return () => {
    at += -Math.log(1 - random()) * gapMs * part.of;
    return at;
  };
}

/** How many of all connections one of several threads may have; together they have all of them. */
export function connectionsOf(all: number, { index, of }: Part): number {
  return Math.floor(all / of) + (index < all % of ? 1 : 0);
}
