/** One stretch of load over one way. */
export interface Slice<Way> {
  readonly way: Way;
  readonly durationMs: number;
}

const maxRounds = 10;
const minMs = 500;

/**
 * Spreads the time of each way over rounds in which every way has one slice, so that slices of a
 * round can be compared. Every other round runs backwards: what drifts with time cancels out.
 */
export function planSlices<Way>(
  ways: readonly Way[],
  { durationMs }: { readonly durationMs: number },
): Slice<Way>[] {
  const fitting = Math.floor(durationMs / minMs);
  const rounds = ways.length < 2 ? 1 : Math.max(1, Math.min(maxRounds, fitting));
  return Array.from({ length: rounds }, (_, round) =>
    (round % 2 === 0 ? ways : ways.toReversed()).map((way) => ({
      way,
      durationMs: durationMs / rounds,
    })),
  ).flat();
}
