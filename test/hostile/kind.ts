import type { Draw } from './draw.ts';

/** One kind of hostile input: a row of the table in the README. */
export interface HostileKind {
  readonly name: string;
  /** How many inputs in the whole run. */
  readonly inputs: number;
  /** How many with each run of all tests. */
  readonly share: number;
  /** How many one process is fed, one after another or side by side. */
  readonly perProcess: number;
  /** How many are in flight at once; absent: one. */
  readonly atOnce?: number;
  /** What takes the inputs; loaded by the processes that need it. */
  readonly load: () => Promise<Open>;
}

/** Opens what takes the inputs of a kind, with a folder of its own. */
export type Open = (folder: string) => Promise<Feeder>;

export interface Feeder {
  /**
   * Draws one input and feeds it.
   * @returns all that netready says or writes of it: no secret may stand there.
   * @throws what netready throws and should not: whatever is no word on the input.
   */
  readonly feed: (draw: Draw) => Promise<string> | string;
  readonly close?: () => Promise<void> | void;
}

/** What came of the inputs of one kind. */
export interface Outcome {
  readonly kind: string;
  readonly inputs: number;
  /** A line each: the input's number and what was seen. */
  readonly crashes: readonly string[];
  readonly hangs: readonly string[];
  readonly leaks: readonly string[];
  /** Largest resident size that one of the processes had, megabytes. */
  readonly peakMB: number;
}
