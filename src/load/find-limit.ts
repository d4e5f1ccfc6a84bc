import { setTimeout as sleep } from 'node:timers/promises';
import type { LimitSearch } from '../model/load/load.ts';
import type { LimitTrial } from '../model/load/load-limit.ts';
import type { LoadEnd, LoadReport } from '../model/load/load-report.ts';
import { breakReason, latencyBound } from './break-reason.ts';
import { Budget } from './budget.ts';
import { ends, nextRate, triesOf } from './ladder.ts';
import { limitOf, toRung } from './limit.ts';
import { measureOf } from './measure.ts';
import { type ReadyWay, readyWays } from './ready-ways.ts';
import type { RunLoadInput } from './run-load.ts';
import { runSlice, type SliceContext } from './run-slice.ts';
import { trialDuration } from './trial-duration.ts';

export interface FindLimitInput extends RunLoadInput {
  readonly search: LimitSearch;
  /** Told of each trial when it is over. */
  readonly onTrial?: (trial: LimitTrial) => void;
}

export type LimitResult = Pick<LoadReport, 'ways' | 'measures' | 'limit' | 'ended'>;

/** Between two trials, for a peer to come to rest. */
const restMs = 300;

/**
 * Looks for the rate up to which the first of the ways follows, one trial after the other, and
 * tries the way straight to the target at the rate that broke, where there is one. Ends early as
 * `runLoad` does, and where nothing succeeds any more; a trial that was cut off tells nothing.
 */
export async function findLimit({
  ways: wanted,
  search,
  onTrial,
  ...input
}: FindLimitInput): Promise<LimitResult> {
  const budget = new Budget(input.options);
  const signal = AbortSignal.any([input.signal, budget.signal]);
  const context = { ...input, budget, signal };
  const { ways, ready } = await readyWays(wanted, context);
  try {
    const subject = ready.find(({ way }) => way.id === wanted[0]?.id);
    const found = new Search({ ...context, search, ...(onTrial && { onTrial }) });
    if (subject) await found.climb(subject);
    const direct = ready.find((one) => one.way.id === 'direct' && one !== subject);
    if (direct) await found.compare(direct);
    const limit = subject && { limit: found.limit(subject) };
    const isCutBefore = !subject && input.signal.aborted;
    return { ways, measures: [], ...limit, ended: isCutBefore ? 'interrupted' : found.ended() };
  } finally {
    for (const { close } of ready) close();
  }
}

interface SearchContext extends SliceContext, Pick<FindLimitInput, 'search' | 'onTrial'> {}

class Search {
  readonly #context: SearchContext;
  readonly #trials: LimitTrial[] = [];
  #direct: LimitTrial | undefined;
  #maxLatencyMs: number | undefined;
  #isComplete = false;
  /** Why a trial was cut off: the first such reason stays. */
  #cut: LoadEnd | undefined;

  constructor(context: SearchContext) {
    this.#context = context;
    this.#maxLatencyMs = context.search.maxLatencyMs;
  }

  /** One trial after the other, until the ladder has no more. */
  async climb(subject: ReadyWay): Promise<void> {
    const { options, search } = this.#context;
    const ladder = { firstRate: options.rate, highestRate: search.highestRate };
    while (!this.#isDead()) {
      const rungs = this.#trials.map(toRung);
      const rate = nextRate(rungs, ladder);
      if (rate === undefined) {
        this.#isComplete = true;
        return;
      }
      const before = triesOf(rungs, rate);
      const durationMs = trialDuration(rate, { durationMs: options.durationMs, before });
      const trial = await this.#try(subject, { rate, durationMs });
      if (!trial) return;
      if (!trial.broken) this.#maxLatencyMs ??= latencyBound(trial.measure);
      this.#trials.push(trial);
    }
  }

  /** Whether another way carries the rate that broke. */
  async compare(direct: ReadyWay): Promise<void> {
    const { broken: rate } = ends(this.#trials.map(toRung));
    if (rate === undefined || !this.#isComplete) return;
    const { durationMs } = this.#context.options;
    const duration = trialDuration(rate, { durationMs, before: [] });
    this.#direct = await this.#try(direct, { rate, durationMs: duration });
  }

  limit({ way }: ReadyWay): NonNullable<LoadReport['limit']> {
    return limitOf({
      way: way.id,
      trials: this.#trials,
      connections: this.#context.options.connections,
      isComplete: this.#isComplete,
      ...(this.#direct && { direct: this.#direct }),
      ...(this.#maxLatencyMs !== undefined && { maxLatencyMs: this.#maxLatencyMs }),
    });
  }

  ended(): LoadEnd {
    return this.#cut ?? (this.#isDead() ? 'errors' : 'complete');
  }

  /** Undefined where the run ended within it. */
  async #try(
    on: ReadyWay,
    slice: { readonly rate: number; readonly durationMs: number },
  ): Promise<LimitTrial | undefined> {
    const { options, budget, signal, onTrial } = this.#context;
    const tally = await runSlice(on, slice, this.#context);
    if (signal.aborted || budget.spent !== undefined) {
      this.#cut ??= budget.spent ?? 'interrupted';
      return undefined;
    }
    const { rate } = slice;
    const measure = measureOf(tally, { way: on.way.id, rate });
    const maxLatencyMs = this.#maxLatencyMs;
    const broken = tally.isBrokenOff
      ? 'errors'
      : breakReason(measure, {
          maxErrors: options.maxErrors,
          ...(maxLatencyMs !== undefined && { maxLatencyMs }),
        });
    const trial = { rate, ...(broken && { broken }), measure };
    onTrial?.(trial);
    await sleep(restMs, undefined, { signal }).catch(() => {});
    return trial;
  }

  /** Nothing at all succeeds any more: lower rates would only be more load on what is broken. */
  #isDead(): boolean {
    const last = this.#trials.slice(-2);
    return last.length === 2 && last.every(({ measure }) => measure.succeeded === 0);
  }
}
