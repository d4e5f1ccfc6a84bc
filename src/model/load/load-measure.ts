import type { LoadFailure, LoadStep, LoadWay } from './load.ts';

/** Milliseconds with three decimals; only percentiles that the count can carry. */
export interface Spread {
  readonly count: number;
  readonly min: number;
  readonly p50: number;
  readonly p90?: number;
  readonly p99?: number;
  readonly p999?: number;
  readonly max: number;
}

/** How many took at most `to` milliseconds, and more than the bucket before. */
export interface Bucket {
  readonly to: number;
  readonly count: number;
}

/** Why figures may be this machine's and not the network's. */
export const machineLimits = [
  'late-starts', // operations began later than the schedule had them, with a connection free
  'event-loop', // a thread that makes the load was at work nearly all the time
  'cpu', // all processors of this machine were busy nearly all the time
  'connections', // `--connections` were all in use
  'local-limit', // the system gave no more ports, files or memory
] as const;
export type MachineLimit = (typeof machineLimits)[number];

/** How the generator itself fared while operations were started. */
export interface GeneratorHealth {
  /** How late operations began that had a connection free. */
  readonly lateness?: Spread;
  /** Share of time that the event loop was at work; that of the busiest thread. */
  readonly eventLoop: number;
  /** CPU of this process, all threads, in cores. */
  readonly cpu: number;
  /** Share of all processors that was busy, by whomever; absent where the system does not say. */
  readonly machine?: number;
  /** The most operations that were in flight at one time. */
  readonly inFlight: number;
  /** How many were in flight on average; absent of a report that did not keep it. */
  readonly inUse?: number;
  readonly limits: readonly MachineLimit[];
}

/** One way under one rate. */
export interface Measure {
  readonly way: LoadWay['id'];
  /** Starts a second as asked for. */
  readonly rate: number;
  readonly durationMs: number;
  /** Operations whose time to start came. */
  readonly due: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Cut off or never started, since the run was ended. */
  readonly unfinished: number;
  /** Starts that were due a second, and successes a second, once the run had settled. */
  readonly offeredPerSecond: number;
  readonly donePerSecond: number;
  /** From the intended start to the end, of operations that succeeded. */
  readonly latency?: Spread;
  /**
   * The same without what this machine itself began late: the time of the way. The wait for a connection
   * is in it. Absent of a report that did not keep it.
   */
  readonly served?: Spread;
  readonly buckets: readonly Bucket[];
  /** From the real start of each. */
  readonly steps: readonly (Spread & { readonly step: LoadStep })[];
  readonly failures: readonly (LoadFailure & { readonly count: number })[];
  /** Statuses of answers to requests. */
  readonly statuses: readonly { readonly status: number; readonly count: number }[];
  /** Connections that were opened. */
  readonly connections: number;
  /** Bytes of bodies. */
  readonly receivedBytes: number;
  readonly sentBytes: number;
  readonly generator: GeneratorHealth;
}
