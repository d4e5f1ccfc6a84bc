import type { LoadReport } from '../../../model/load/load-report.ts';
import { type LoadRow, loadRows } from '../load/load-rows.ts';
import {
  gauge,
  type MetricEntry,
  type MetricFamily,
  type MetricLabels,
  seconds,
  secondsOf,
  valued,
} from './metric-family.ts';

/** A run of load as metrics: each measure by its way, its rate and its part in the run. */
export function loadMetrics(report: LoadReport): readonly MetricFamily[] {
  const rows = loadRows(report);
  const { load, target, route } = report.options;
  return [
    gauge(
      'netready_load_throughput',
      rows.map((row) => [labelsOf(row), row.measure.donePerSecond]),
    ),
    {
      name: 'netready_load_operations',
      entries: rows.map((row) => ({
        labels: labelsOf(row),
        samples: (['succeeded', 'failed', 'unfinished'] as const).map((outcome) => ({
          labels: { outcome },
          value: row.measure[outcome],
        })),
      })),
    },
    gauge(
      'netready_load_failures',
      rows.flatMap((row) =>
        row.measure.failures.map(
          ({ step, code, count }) => [{ ...labelsOf(row), step, code }, count] as const,
        ),
      ),
    ),
    { name: 'netready_load_latency_seconds', entries: rows.flatMap(latencyEntries) },
    gauge(
      'netready_load_timestamp_seconds',
      secondsOf(report.startedAt).map((value) => [{}, value]),
    ),
    { name: 'netready_load', entries: [valued({ load, target: target.url, route }, 1)] },
    { name: 'netready_build', entries: [valued({ version: report.tool.version }, 1)] },
  ];
}

function labelsOf({ kind, measure }: LoadRow): MetricLabels {
  return { part: kind, way: measure.way, rate: String(measure.rate) };
}

// A histogram would need a sum, and the run keeps none.
const percentiles = ['p50', 'p90', 'p99', 'p999', 'max'] as const;

function latencyEntries(row: LoadRow): readonly MetricEntry[] {
  const { latency } = row.measure;
  if (!latency) return [];
  const samples = percentiles.flatMap((percentile) => {
    const ms = latency[percentile];
    return ms === undefined ? [] : [{ labels: { percentile }, value: seconds(ms) }];
  });
  return [{ labels: labelsOf(row), samples }];
}
