import type { Part } from '../arrivals.ts';

/** How many of all connections one of several threads may have; together they have all of them. */
export function connectionsOf(all: number, { index, of }: Part): number {
  return Math.floor(all / of) + (index < all % of ? 1 : 0);
}
