import { setImmediate } from 'node:timers/promises';
import { type HrTime, ValueType } from '@opentelemetry/api';
import {
  AggregationTemporality,
  type DataPoint,
  DataPointType,
  type Histogram,
  type MetricData,
} from '@opentelemetry/sdk-metrics';
import type {
  MetricEntry,
  MetricLabels,
  MetricSample,
} from '../../../report/view/metrics/metric-family.ts';
import type { ToldMetric } from './told-metric.ts';

/** As UCUM has them, which OpenTelemetry goes by. Whoever stores them as Prometheus does finds the name complete already. */
const units = { seconds: 's', bytes: 'By' } as const;

/**
 * Metrics in the terms of OpenTelemetry: names and labels as they are scraped, cumulative, of one moment. Metrics of one name
 * become one, with the points of all. Others have their turn meanwhile.
 * @param nowMs milliseconds since 1970.
 */
export async function otlpData(
  told: readonly ToldMetric[],
  nowMs: number,
): Promise<readonly MetricData[]> {
  const byName = new Map<string, ToldMetric[]>();
  for (const metric of told) {
    const same = byName.get(metric.name);
    if (same) same.push(metric);
    else byName.set(metric.name, [metric]);
  }
  const data: MetricData[] = [];
  for (const same of byName.values()) data.push(...(await dataOf(same, nowMs)));
  return data;
}

/** After so many points others have their turn. */
const turnPoints = 2000;

async function dataOf(same: readonly ToldMetric[], nowMs: number): Promise<readonly MetricData[]> {
  const [first] = same;
  if (!first) return [];
  const { name, help, type, unit } = first;
  const base = {
    descriptor: {
      ...{ name, description: help, valueType: ValueType.DOUBLE },
      // Not `1` where there is none: it would be told as a ratio.
      unit: unit === undefined ? '' : units[unit],
    },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
  // A metric that has no series yet is none there.
  if (same.every(({ entries }) => entries.length === 0)) return [];
  const endTime = timeOf(nowMs);
  const points = async <T>(
    valuesOf: (entry: MetricEntry) => readonly Valued<T>[],
  ): Promise<DataPoint<T>[]> => {
    const made: DataPoint<T>[] = [];
    let due = turnPoints;
    for (const { sinceMs, entries } of same) {
      const startTime = timeOf(Math.min(sinceMs, nowMs));
      for (const entry of entries) {
        for (const { labels, value } of valuesOf(entry))
          made.push({ startTime, endTime, attributes: { ...labels }, value });
        if (made.length < due) continue;
        due = made.length + turnPoints;
        await setImmediate();
      }
    }
    return made;
  };
  if (type === 'histogram')
    return [
      { ...base, dataPointType: DataPointType.HISTOGRAM, dataPoints: await points(histogramIn) },
    ];
  const dataPoints = await points(samplesIn);
  return type === 'counter'
    ? [{ ...base, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints }]
    : [{ ...base, dataPointType: DataPointType.GAUGE, dataPoints }];
}

interface Valued<T> {
  readonly labels: MetricLabels;
  readonly value: T;
}

function samplesIn({ labels, samples }: MetricEntry): readonly Valued<number>[] {
  return samples.map((sample) => ({
    labels: { ...labels, ...sample.labels },
    value: sample.value,
  }));
}

function histogramIn({ labels, samples }: MetricEntry): readonly Valued<Histogram>[] {
  return [{ labels, value: histogramOf(samples) }];
}

/** Its buckets each for itself, where those that are scraped hold all below them. */
function histogramOf(samples: readonly MetricSample[]): Histogram {
  const upTo = samples
    .filter(({ suffix }) => suffix === '_bucket')
    .map(({ labels, value }) => ({ edge: edgeOf(labels?.['le'] ?? ''), value }))
    .sort((one, other) => one.edge - other.edge);
  const told = (end: string): number => samples.find(({ suffix }) => suffix === end)?.value ?? 0;
  return {
    buckets: {
      boundaries: upTo.map(({ edge }) => edge).filter(Number.isFinite),
      counts: upTo.map(({ value }, at) => value - (upTo[at - 1]?.value ?? 0)),
    },
    sum: told('_sum'),
    count: told('_count'),
  };
}

function edgeOf(le: string): number {
  return le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le);
}

function timeOf(ms: number): HrTime {
  return [Math.floor(ms / 1000), Math.round((ms % 1000) * 1_000_000)];
}
