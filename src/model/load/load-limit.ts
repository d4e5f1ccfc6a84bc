import type { LoadWay } from './load.ts';
import type { Measure } from './load-measure.ts';

/** Why a rate did not hold. */
export const breakReasons = [
  'errors', // more failed than may
  'throughput', // what was done no longer followed what was due
  'latency', // the 90th percentile passed its bound
] as const;
export type BreakReason = (typeof breakReasons)[number];

/** One rate, tried once. */
export interface LimitTrial {
  readonly rate: number;
  /** Absent: it held. */
  readonly broken?: BreakReason;
  readonly measure: Measure;
}

/** Whose limit it is. */
export const limitOwners = [
  'proxy', // the way straight to the target carries more
  'target', // the way straight to the target carries no more
  'proxy-or-target', // there was nothing to compare with
  'this-machine', // the generator could not do more
  'connections', // `--connections` allow no more
  'not-known', // what was seen does not tell: `doubt` says why
  'not-reached', // the highest rate held
] as const;
export type LimitOwner = (typeof limitOwners)[number];

/** Why nobody is named. */
export const limitDoubts = [
  'cut', // the search, or the comparison after it, did not come to its end
  'machine', // this machine was near its own end as the rate broke
  'trials', // trials of one rate disagree
  'connections', // `--connections` were nearly used up by a peer that became slower
] as const;
export type LimitDoubt = (typeof limitDoubts)[number];

/** The rate up to which one way follows. */
export interface Limit {
  readonly way: LoadWay['id'];
  /** The highest rate that held; absent: none did. */
  readonly rate?: number;
  /** The lowest above it that did not hold; absent: none failed. */
  readonly brokenRate?: number;
  readonly reason?: BreakReason;
  readonly owner: LimitOwner;
  /** Of `not-known` alone. */
  readonly doubt?: LimitDoubt;
  /** `high`: both rates were tried three times, and every trial agreed. */
  readonly confidence: 'high' | 'medium' | 'low';
  /** What the 90th percentile was allowed to be, milliseconds; absent before anything held. */
  readonly maxLatencyMs?: number;
  /** In the order in which they ran. */
  readonly trials: readonly LimitTrial[];
  /** At one rate that did not hold, in turns: this way, and the way straight to the target. */
  readonly comparison?: readonly LimitTrial[];
}
