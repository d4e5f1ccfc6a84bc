import { performance } from 'node:perf_hooks';

export interface Timer {
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Milliseconds since the start, three decimals. */
  readonly elapsed: () => number;
}

/** Starts the clock of one step: wall time for the record, the monotonic clock for the duration. */
export function startTimer(): Timer {
  const start = performance.now();
  return {
    startedAt: new Date().toISOString(),
    elapsed: () => Math.round((performance.now() - start) * 1000) / 1000,
  };
}
