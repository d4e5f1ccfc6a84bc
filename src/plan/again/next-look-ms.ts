/** Between two looks at the least, milliseconds, */
const minWaitMs = 30_000;
/** … and at the most, unless a look itself takes long. */
const maxWaitMs = 10 * 60_000;

/** Looking takes no more than a fifth of the time. */
const waitPerLook = 4;
const jitter = 0.2;

/** How the looks went. */
export interface Looks {
  /** How many in a row in which nothing turned. */
  readonly quiet: number;
  /** How long the last one took, milliseconds. */
  readonly tookMs: number;
}

/**
 * How long to wait before the next look, milliseconds: 30 s, and twice as long after each in which nothing
 * turned, up to 10 minutes; four times what a look takes at the least, so that many red cells are not asked
 * without rest. A fifth of it more or less is left to chance, so that many machines do not ask at once.
 * @param chance from 0 to below 1.
 */
export function nextLookMs({ quiet, tookMs }: Looks, chance: number): number {
  const growing = minWaitMs * 2 ** Math.min(quiet, 20);
  const wait = Math.max(Math.min(growing, maxWaitMs), waitPerLook * tookMs);
  const shaken = wait * (1 - jitter + 2 * jitter * chance);
  return Math.round(Math.max(minWaitMs, shaken));
}
