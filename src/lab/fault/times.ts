/** Which ones of many connections, or requests, are meant: data, so that every run is the same. */
export type Times =
  | { readonly first: number }
  /** In turn, and again from the start: `x` is meant, anything else is not. */
  | { readonly turns: string }
  /** A share between 0 and 1, by a chance that a seed decides. */
  | { readonly share: number; readonly seed: number };

/** Gives a function that says of the first, second, third, … one whether it is meant. */
export function createTimes(times: Times): () => boolean {
  let count = 0;
  if ('first' in times) {
    return () => {
      count += 1;
      return count <= times.first;
    };
  }
  if ('turns' in times) {
    return () => {
      const turn = times.turns[count % times.turns.length];
      count += 1;
      return turn === 'x';
    };
  }
  const chance = seeded(times.seed);
  return () => chance() < times.share;
}

/** Numbers from 0 to 1 that look like chance (Mulberry32, public domain); the same for each seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
