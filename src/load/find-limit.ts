import { setTimeout as sleep } from 'node:timers/promises';
import type { LimitSearch } from '../model/load/load.ts';
import type { LimitTrial } from '../model/load/load-limit.ts';
import type { LoadEnd, LoadReport } from '../model/load/load-report.ts';
import { breakReason, latencyBound } from './break-reason.ts';
import { Budget } from './budget.ts';
import { isByMachine } from './is-by-machine.ts';
import { ends, nextRate, triesOf } from './ladder.ts';
import { limitOf, toRung } from './limit.ts';
import { comparedRate } from './limit-owner.ts';
import { measureOf } from './measure.ts';
import { type ReadyWay, readyWays } from './ready-ways.ts';
import type { RunLoadInput } from './run-load.ts';
import { runSlice, type SliceContext } from './run-slice.ts';
import { planSlices } from './slices.ts';
import { trialDuration } from './trial-duration.ts';

export interface FindLimitInput extends RunLoadInput {
  readonly search: LimitSearch;
  /** Told of each trial when it is over. */
  readonly onTrial?: (trial: LimitTrial) => void;
}

export type LimitResult = Pick<LoadReport, 'ways' | 'measures' | 'limit' | 'ended'>;

/** How often the ways are compared: one comparison may be an accident. */
const turns = 3;
/** Between two trials, for a peer to come to rest. */
const restMs = 300;

/**
 * Looks for the rate up to which the first of the ways follows, one trial after the other, and
 * compares it in turns with the way straight to the target, where there is one, at a rate that broke.
 * Ends early as `runLoad` does, and where nothing succeeds any more; a trial that was cut off tells nothing.
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
    if (subject && direct) await found.compare(subject, direct);
    const limit = subject && { limit: found.limit(subject, { hasDirect: direct !== undefined }) };
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
  readonly #comparison: LimitTrial[] = [];
  #maxLatencyMs: number | undefined;
  #isComplete = false;
  #isCompared = false;
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

  /** Whether another way carries a rate that broke: both in turns, so that what drifts falls on both. */
  async compare(subject: ReadyWay, direct: ReadyWay): Promise<void> {
    const { broken } = ends(this.#trials.map(toRung));
    if (broken === undefined || !this.#isComplete || this.#isByMachine(broken)) return;
    const { options, search } = this.#context;
    const { highestRate } = search;
    const rate = comparedRate(this.#trials, { brokenRate: broken, highestRate });
    const { durationMs } = options;
    const slice = { rate, durationMs: trialDuration(rate, { durationMs, before: [] }) };
    for (const { way } of planSlices([direct, subject], { rounds: turns, durationMs })) {
      const trial = await this.#try(way, slice);
      if (!trial) return;
      this.#comparison.push(trial);
    }
    this.#isCompared = true;
  }

  /** Then there is nothing to compare: no way could carry more. */
  #isByMachine(rate: number): boolean {
    const broke = this.#trials.filter((trial) => trial.rate === rate && trial.broken);
    return broke.every(isByMachine);
  }

  limit(
    { way }: ReadyWay,
    { hasDirect }: { readonly hasDirect: boolean },
  ): NonNullable<LoadReport['limit']> {
    return limitOf({
      way: way.id,
      trials: this.#trials,
      comparison: this.#comparison,
      hasDirect,
      connections: this.#context.options.connections,
      isComplete: this.#isComplete,
      isCompared: this.#isCompared || !hasDirect,
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
