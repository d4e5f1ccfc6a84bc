import type { RunningSlice } from '../../load/run-slice.ts';
import type { LoadOptions } from '../../model/load/load.ts';
import { timeLeftText } from '../out/progress/time-left.ts';

/** A run of load as its progress tells it; all times in milliseconds of one clock. */
export class LoadSoFar {
  readonly #options: LoadOptions;
  #ways: number;
  #warmups = 0;
  #before = 0;
  #running: { readonly slice: RunningSlice; readonly startedAt: number } | undefined;

  constructor({ options, ways }: { readonly options: LoadOptions; readonly ways: number }) {
    this.#options = options;
    this.#ways = ways;
  }

  slice(slice: RunningSlice, now: number): void {
    this.#before += this.#running?.slice.durationMs ?? 0;
    this.#running = { slice, startedAt: now };
    if (slice.isWarmup) this.#warmups += 1;
    // A way that does not pass is left out, and was not warmed up.
    else if (this.#warmups > 0) this.#ways = this.#warmups;
  }

  /** What there is to tell, the most important first. */
  parts(now: number): readonly string[] {
    if (!this.#running) return [];
    const { slice, startedAt } = this.#running;
    const { way, rate, durationMs, isWarmup, tally } = slice;
    const ran = Math.min(durationMs, now - startedAt);
    const p50 = tally.latency?.percentile(50) ?? Number.NaN;
    const what = isWarmup ? 'warm-up' : way.id;
    const seconds = `${(ran / 1000).toFixed(0)} of ${(durationMs / 1000).toFixed(0)} s`;
    return [
      `${what}: ${rate}/s, ${seconds}`,
      this.#timeLeft(ran),
      `${tally.succeeded} done, ${tally.failed} failed`,
      `${tally.running} in flight`,
      Number.isNaN(p50) ? '' : `p50 ${p50.toFixed(1)} ms`,
    ];
  }

  /** By the schedule, which is known; where the limit is looked for, nobody knows how many rates it takes. */
  #timeLeft(ran: number): string {
    const { durationMs, warmupMs, limit } = this.#options;
    if (limit) return '';
    const all = this.#ways * (durationMs + warmupMs);
    return timeLeftText(Math.max(0, all - this.#before - ran));
  }
}
