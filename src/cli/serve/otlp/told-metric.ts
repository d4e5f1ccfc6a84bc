import type { MetricEntry } from '../../../report/view/metrics/metric-family.ts';

/** A metric as it is told now, whoever it is told to: what `/metrics` has of the server, or an audit. */
export interface ToldMetric {
  /** As it is scraped: a counter with its `_total`. */
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** By its name, where that ends in one. */
  readonly unit?: 'seconds' | 'bytes';
  /** Milliseconds since 1970 from which on a counter or a histogram counts. */
  readonly sinceMs: number;
  /** Labels bounded. A histogram's samples are `_bucket` with `le`, cumulative, `_sum` and `_count`. */
  readonly entries: readonly MetricEntry[];
}

/** The unit at the end of a name, as the conventions of Prometheus have it. */
export function unitOf(name: string): ToldMetric['unit'] {
  return (/_(seconds|bytes)(?:_total)?$/.exec(name)?.[1] ?? undefined) as ToldMetric['unit'];
}
