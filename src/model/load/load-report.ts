import type { LoadOptions, LoadWay } from './load.ts';
import type { Limit } from './load-limit.ts';
import type { Measure } from './load-measure.ts';

/** A difference between two ways, told from slices that ran one after the other. */
export interface PairedDifference {
  /** Milliseconds of the proxy over direct: the median of the pairs' differences. */
  readonly median: number;
  /** Of that median, with 95 % confidence or more; absent of fewer than six pairs. */
  readonly low?: number;
  readonly high?: number;
}

/** What the proxy costs, beside the way without it. */
export interface ProxyCost {
  /** Pairs of slices. */
  readonly pairs: number;
  readonly p50: PairedDifference;
  readonly p90?: PairedDifference;
}

/** Why a run ended. */
export type LoadEnd = 'complete' | 'interrupted' | 'errors' | 'connections' | 'bytes';

/** The document of `netready bench --format json`. */
export interface LoadReport {
  readonly schemaVersion: 1;
  readonly kind: 'load';
  readonly tool: { readonly name: 'netready'; readonly version: string };
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly environment: LoadEnvironment;
  readonly options: LoadOptions;
  readonly ways: readonly LoadWay[];
  /** One a way; none where the limit was looked for. */
  readonly measures: readonly Measure[];
  /** Present where two ways were measured in turns. */
  readonly cost?: ProxyCost;
  /** Present where the limit was looked for. */
  readonly limit?: Limit;
  readonly ended: LoadEnd;
}

export interface LoadEnvironment {
  /** `linux 6.1.0 x64`. */
  readonly system: string;
  readonly node: string;
  readonly cpus: number;
  readonly cpuModel?: string;
  /** The simulated network's scenario, where it was under load. */
  readonly lab?: string;
}
