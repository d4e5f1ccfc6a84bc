/** One stretch of load over one way. */
export interface Slice<Way> {
  readonly way: Way;
  readonly durationMs: number;
}

const maxRounds = 10;
const minMs = 500;

export interface SlicesOptions {
  /** Of each way, all its slices together. */
  readonly durationMs: number;
  /** Absent: as many as the time has room for. */
  readonly rounds?: number;
}

/**
 * Spreads the time of each way over rounds in which every way has one slice, so that slices of a
 * round can be compared. Every other round runs backwards: what drifts with time cancels out.
 */
export function planSlices<Way>(
  ways: readonly Way[],
  { durationMs, rounds = roundsOf(ways, durationMs) }: SlicesOptions,
): Slice<Way>[] {
  return Array.from({ length: rounds }, (_, round) =>
    (round % 2 === 0 ? ways : ways.toReversed()).map((way) => ({
      way,
      durationMs: durationMs / rounds,
    })),
  ).flat();
}

function roundsOf(ways: readonly unknown[], durationMs: number): number {
  const fitting = Math.floor(durationMs / minMs);
  return ways.length < 2 ? 1 : Math.max(1, Math.min(maxRounds, fitting));
}
