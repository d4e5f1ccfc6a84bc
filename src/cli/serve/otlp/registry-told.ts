import type { MetricEntry, MetricLabels } from '../../../report/view/metrics/metric-family.ts';
import { type ToldMetric, unitOf } from './told-metric.ts';

/** A metric as prom-client's registry hands it out. */
export interface RegistryMetric {
  readonly name: string;
  readonly help: string;
  readonly type: string | number;
  readonly values: readonly RegistryValue[];
}

interface RegistryValue {
  readonly value: number;
  /** Of a histogram: the name with the end that this one has. */
  readonly metricName?: string;
  readonly labels: Readonly<Partial<Record<string, string | number>>>;
}

/**
 * What a registry has, to be told elsewhere than at `/metrics`: the same names, labels and values.
 * @param sinceOf milliseconds since 1970 from which on a metric of that name counts.
 */
export function registryTold(
  metrics: readonly RegistryMetric[],
  sinceOf: (name: string) => number,
): readonly ToldMetric[] {
  return metrics.map(({ name, help, type, values }): ToldMetric => {
    const unit = unitOf(name);
    return {
      ...{ name, help, sinceMs: sinceOf(name) },
      type: type === 'counter' || type === 'histogram' ? type : 'gauge',
      ...(unit && { unit }),
      entries: type === 'histogram' ? histograms(name, values) : values.map(entryOf),
    };
  });
}

function entryOf({ value, labels }: RegistryValue): MetricEntry {
  return { labels: textsOf(labels), samples: [{ value }] };
}

/** Its samples by the labels that they share. */
function histograms(name: string, values: readonly RegistryValue[]): readonly MetricEntry[] {
  const entries = new Map<
    string,
    MetricEntry & { readonly samples: MetricEntry['samples'][0][] }
  >();
  for (const { value, metricName = name, labels } of values) {
    const { le, ...own } = textsOf(labels);
    const key = Object.entries(own).flat().join('\0');
    const entry = entries.get(key) ?? { labels: own, samples: [] };
    entries.set(key, entry);
    const suffix = metricName.slice(name.length);
    entry.samples.push({ suffix, value, ...(le !== undefined && { labels: { le } }) });
  }
  return [...entries.values()];
}

function textsOf(labels: RegistryValue['labels']): MetricLabels {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)]));
}
