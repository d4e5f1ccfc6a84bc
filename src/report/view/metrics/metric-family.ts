import type { MetricName } from './metric-kinds.ts';

/** Values that may come from outside: of any length, not escaped. */
export type MetricLabels = Readonly<Record<string, string>>;

/** One value of an entry. */
export interface MetricSample {
  /** Behind the name of the metric: `_bucket`, `_sum`, `_count`. */
  readonly suffix?: string;
  /** Beside those of the entry: ours alone. */
  readonly labels?: MetricLabels;
  /** Finite. */
  readonly value: number;
}

/** One entry of a metric, whose samples stand and fall together: a target over a route, a histogram. */
export interface MetricEntry {
  readonly labels: MetricLabels;
  readonly samples: readonly MetricSample[];
}

/** A metric with its entries, the most important first. */
export interface MetricFamily {
  readonly name: MetricName;
  readonly entries: readonly MetricEntry[];
}

/** A metric of which each entry is one value. */
export function gauge(
  name: MetricName,
  values: Iterable<readonly [labels: MetricLabels, value: number]>,
): MetricFamily {
  return { name, entries: Array.from(values, ([labels, value]) => valued(labels, value)) };
}

/** An entry that is one value. */
export function valued(labels: MetricLabels, value: number): MetricEntry {
  return { labels, samples: [{ value }] };
}

/** A time of ISO 8601 as seconds since 1970; none where it is no time. */
export function secondsOf(time: string | undefined): readonly number[] {
  const ms = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isFinite(ms) ? [ms / 1000] : [];
}

/** Milliseconds as seconds, to the microsecond. */
export function seconds(ms: number): number {
  return Number((ms / 1000).toFixed(6));
}
