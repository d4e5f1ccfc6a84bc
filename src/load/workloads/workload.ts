import type { Budget } from '../budget.ts';
import type { Operate } from '../open-loop.ts';
import type { WayOptions } from '../open-way.ts';

export interface WorkloadInput extends Pick<WayOptions, 'way' | 'target' | 'net' | 'ending'> {
  /** Bytes of the body of each request. */
  readonly uploadBytes: number;
  readonly budget: Pick<Budget, 'onConnection' | 'onBytes'>;
}

/** A load over one way, ready to be put on it. */
export interface PreparedWorkload {
  readonly operate: Operate;
  /** Ends what was kept open. */
  readonly close: () => void;
}

export type Workload = (input: WorkloadInput) => PreparedWorkload;
