/** Draws the parts of one input, one after the other. */
export interface Draw {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  /** True so often. */
  readonly chance: (share: number) => boolean;
  readonly oneOf: <T>(values: readonly T[]) => T;
}

const fine = 1_000_000;

/** The draws of one input: the same for the same seed and number, whatever was drawn before. */
export function drawOf(seed: number, input: number): Draw {
  const next = mulberry32(Math.imul(seed, 0x9e3779b1) ^ Math.imul(input + 1, 0x85ebca6b));
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    chance: (share) => below(fine) < share * fine,
    oneOf: (values) => {
      if (values.length === 0) throw new RangeError('nothing to draw from');
      return values[below(values.length)] as (typeof values)[number];
    },
  };
}

/** Tommy Ettinger's generator of 32 bits: enough to vary inputs, and nothing else. */
function mulberry32(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
