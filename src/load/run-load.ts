import type { LoadWay } from '../model/load/load.ts';
import type { LoadEnd, LoadReport } from '../model/load/load-report.ts';
import { Budget } from './budget.ts';
import { exceedsErrorShare } from './exceeds-error-share.ts';
import { measureOf } from './measure.ts';
import { proxyCost, SlicePairs } from './proxy-cost.ts';
import { readyWays } from './ready-ways.ts';
import { runSlice, type SliceContext } from './run-slice.ts';
import { planSlices } from './slices.ts';
import { Tally } from './tally.ts';

export interface RunLoadInput extends Omit<SliceContext, 'budget'> {
  readonly ways: readonly LoadWay[];
}

export type LoadResult = Pick<LoadReport, 'ways' | 'measures' | 'cost' | 'ended'>;

/**
 * Puts load on each way in turn, slice by slice, so that whatever else the machine and the network
 * do falls on all of them alike. A way that does not pass once before the load is left out; where
 * that is the first of them, the one that was asked about, there is no load at all.
 * Ends early when the signal is aborted, when too much fails, and when the budget is spent: what
 * was measured until then is the result.
 */
export async function runLoad({ ways: given, ...input }: RunLoadInput): Promise<LoadResult> {
  const { options } = input;
  const { rate, warmupMs, maxErrors } = options;
  const budget = new Budget(options);
  const signal = AbortSignal.any([input.signal, budget.signal]);
  const context = { ...input, budget, signal };
  const { ways, ready } = await readyWays(given, context);
  const loaded = ways[0]?.leftOut ? [] : ready;
  const tallies = new Map(loaded.map((one) => [one, new Tally()]));
  const pairs = new SlicePairs();
  // Asked when a slice is over, and kept: what comes later changes nothing of it.
  const end = (): Exclude<LoadEnd, 'complete'> | undefined => {
    const isWrong = [...tallies.values()].some(
      (tally) => tally.isBrokenOff || exceedsErrorShare(tally, maxErrors),
    );
    if (isWrong) return 'errors';
    return input.signal.aborted ? 'interrupted' : budget.spent;
  };
  let ended = end();
  try {
    for (const one of warmupMs > 0 ? loaded : []) {
      await runSlice(one, { rate, durationMs: warmupMs, isWarmup: true }, context);
    }
    for (const { way: one, durationMs } of planSlices(loaded, options)) {
      ended ??= end();
      if (ended) break;
      const before = tallies.get(one) ?? new Tally();
      const tally = await runSlice(one, { rate, durationMs, before }, context);
      before.add(tally);
      pairs.add(one.way.id, tally);
      ended ??= end();
    }
  } finally {
    for (const { close } of ready) close();
  }
  const measures = [...tallies].map(([{ way }, tally]) => measureOf(tally, { way: way.id, rate }));
  const cost = proxyCost(pairs.whole());
  return { ways, measures, ...(cost && { cost }), ended: ended ?? 'complete' };
}
