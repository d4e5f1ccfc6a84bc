import type { LoadWay } from '../model/load/load.ts';
import { arrivals } from './arrivals.ts';
import { exceedsErrorShare } from './exceeds-error-share.ts';
import { openLoop } from './open-loop.ts';
import type { LoadContext, ReadyWay } from './ready-ways.ts';
import { Tally } from './tally.ts';
import type { LoadThreads } from './threads/load-threads.ts';
import { SliceBoard } from './threads/slice-board.ts';

export interface SliceContext extends LoadContext {
  /** Numbers from 0 to below 1. */
  readonly random: () => number;
  /** Told of each slice as it begins; its tally counts on. */
  readonly onSlice?: (slice: RunningSlice) => void;
  /** Make the load in the place of this thread. They have a chance of their own. */
  readonly threads?: LoadThreads;
}

export interface SliceInput {
  /** Starts a second. */
  readonly rate: number;
  readonly durationMs: number;
  /** Not measured. */
  readonly isWarmup?: true;
  /** What slices of the same way came to before, for whether too much fails. */
  readonly before?: Pick<Tally, 'succeeded' | 'failed'>;
}

export interface RunningSlice extends SliceInput {
  readonly way: LoadWay;
  readonly tally: RunningTally;
}

/** What it came to so far; threads say nothing of latency before they have ended. */
export type RunningTally = Pick<Tally, 'succeeded' | 'failed' | 'running'> &
  Partial<Pick<Tally, 'latency'>>;

/**
 * Load on one way for a stretch of time; ends when its last operation has. Nothing more is started
 * once too much of it fails, or the budget of the run is spent.
 */
export async function runSlice(
  { way, operate }: ReadyWay,
  slice: SliceInput,
  { options, random, signal, budget, onSlice, threads }: SliceContext,
): Promise<Tally> {
  const { connections, timeoutMs, maxErrors } = options;
  const { succeeded = 0, failed = 0 } = slice.before ?? {};
  if (threads) {
    const board = SliceBoard.for(options.threads);
    onSlice?.({ ...slice, way, tally: board });
    const before = { succeeded, failed };
    const whole = await threads.run({ ...slice, way, before, options, budget, signal, board });
    whole.isBrokenOff = board.isStopped;
    return whole;
  }
  const tally = new Tally();
  // What runs may yet succeed: why it ended is decided when it ends.
  const isBrokenOff = (): boolean => {
    const soFar = { succeeded: succeeded + tally.succeeded, failed: failed + tally.failed };
    tally.isBrokenOff ||= exceedsErrorShare(soFar, maxErrors);
    return tally.isBrokenOff;
  };
  onSlice?.({ ...slice, way, tally });
  return openLoop(operate, {
    next: arrivals(options.arrivals, { rate: slice.rate, random }),
    durationMs: slice.durationMs,
    ...{ connections, timeoutMs, signal, tally },
    isOver: () => isBrokenOff() || budget.spent !== undefined,
  });
}
