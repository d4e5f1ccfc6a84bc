import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { bucketEdges } from '../model/load/bucket-edges.ts';
import type { Bucket, Spread } from '../model/load/load-measure.ts';

const highestUs = 20 * 60 * 1_000_000;
// No percentile that the count cannot carry: a tenth, a hundredth of the values must be one.
const enoughFor = { p90: 10, p99: 100, p999: 1000 } as const;

/** What threads pass on; Node clones a histogram with all that it counted. */
export interface DurationsData {
  readonly histogram: RecordableHistogram;
  readonly longestMs: number;
  readonly shortestMs: number;
}

/**
 * Durations in an HDR histogram: microseconds with three significant figures, in the same memory
 * however many come. Those of several runs add up.
 */
export class Durations {
  readonly #histogram: RecordableHistogram = createHistogram({
    lowest: 1,
    highest: highestUs,
    figures: 3,
  });
  #longestMs = 0;
  #shortestMs = Number.POSITIVE_INFINITY;

  get count(): number {
    return this.#histogram.count;
  }

  record(ms: number): void {
    // It holds whole numbers from 1 on.
    this.#histogram.record(Math.min(highestUs, Math.max(1, Math.round(ms * 1000))));
    this.#longestMs = Math.max(this.#longestMs, ms);
    this.#shortestMs = Math.min(this.#shortestMs, ms);
  }

  add(other: Durations): void {
    this.addData(other.data());
  }

  data(): DurationsData {
    return {
      histogram: this.#histogram,
      longestMs: this.#longestMs,
      shortestMs: this.#shortestMs,
    };
  }

  addData({ histogram, longestMs, shortestMs }: DurationsData): void {
    this.#histogram.add(histogram);
    this.#longestMs = Math.max(this.#longestMs, longestMs);
    this.#shortestMs = Math.min(this.#shortestMs, shortestMs);
  }

  /** Milliseconds; NaN of none. */
  percentile(percent: number): number {
    if (this.count === 0) return Number.NaN;
    // The histogram rounds up to the end of its bucket, which nothing may have reached.
    return Math.min(this.#histogram.percentile(percent) / 1000, this.#longestMs);
  }

  /** Undefined of none. */
  spread(): Spread | undefined {
    const { count } = this;
    if (count === 0) return undefined;
    const at = (percent: number): number => rounded(this.percentile(percent));
    return {
      count,
      min: rounded(Math.max(0, this.#shortestMs)),
      p50: at(50),
      ...(count >= enoughFor.p90 && { p90: at(90) }),
      ...(count >= enoughFor.p99 && { p99: at(99) }),
      ...(count >= enoughFor.p999 && { p999: at(99.9) }),
      max: rounded(this.#longestMs),
    };
  }

  /** How many values lie between the edges of a fixed grid, from the first that holds one on. */
  buckets(): Bucket[] {
    const { count } = this;
    const found: Bucket[] = [];
    let below = 0;
    for (let power = -3; below < count; power += 1) {
      for (const edge of bucketEdges) {
        const to = Number((edge * 10 ** power).toPrecision(3));
        const upTo = this.#countUpTo(to);
        if (upTo > 0) found.push({ to, count: upTo - below });
        below = upTo;
        if (below === count) break;
      }
    }
    return found;
  }

  /** How many values are at most `ms`: the highest rank whose value is. */
  #countUpTo(ms: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const rank = Math.ceil((low + high) / 2);
      if (this.percentile((rank / this.count) * 100) <= ms) low = rank;
      else high = rank - 1;
    }
    return low;
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
