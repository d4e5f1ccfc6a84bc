import type { Histogram } from '../../../model/audit/report.ts';
import type { MetricEntry, MetricLabels } from './metric-family.ts';

/**
 * The upper edges of the buckets, in milliseconds; the twelfth has none. They are the same in every
 * report, so that those of many sites add up.
 */
const edges = [1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000] as const;

/**
 * A histogram of the report, in milliseconds, as a classic one in seconds: cumulative, twelve buckets,
 * the sum within 0.5 %, as are its values.
 */
export function histogramEntry(labels: MetricLabels, histogram: Histogram): MetricEntry {
  const upTo = (edge: number): number =>
    histogram.reduce((sum, [ms, count]) => (ms <= edge ? sum + count : sum), 0);
  const total = upTo(Number.POSITIVE_INFINITY);
  const buckets = [...edges, Number.POSITIVE_INFINITY].map((edge) => ({
    suffix: '_bucket',
    labels: { le: edgeText(edge / 1000) },
    value: upTo(edge),
  }));
  const sumMs = histogram.reduce((sum, [ms, count]) => sum + ms * count, 0);
  const sum = { suffix: '_sum', value: Number((sumMs / 1000).toFixed(6)) };
  return { labels, samples: [...buckets, sum, { suffix: '_count', value: total }] };
}

/** As OpenMetrics wants it, so that the series of both formats are the same: `1.0`, `+Inf`. */
function edgeText(seconds: number): string {
  if (seconds === Number.POSITIVE_INFINITY) return '+Inf';
  return Number.isInteger(seconds) ? seconds.toFixed(1) : String(seconds);
}
