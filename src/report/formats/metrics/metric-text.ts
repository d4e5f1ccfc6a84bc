import type { MetricFamily, MetricLabels, MetricSample } from '../../view/metrics/metric-family.ts';
import { type MetricName, sampleName } from '../../view/metrics/metric-kinds.ts';
import { boundedFamilies } from './bounded-families.ts';

/** A metric as both formats write it. */
export interface WrittenFamily {
  readonly name: MetricName;
  /** Its samples, a line each, with their ends. */
  readonly text: string;
}

/** The samples of each metric that has any, bounded. */
export function* writtenFamilies(families: readonly MetricFamily[]): Iterable<WrittenFamily> {
  for (const family of boundedFamilies(families)) {
    const text = written(family);
    if (text !== '') yield { name: family.name, text };
  }
}

function written({ name, entries }: MetricFamily): string {
  let text = '';
  for (const { labels, samples } of entries) {
    const own = labelTexts(labels);
    for (const sample of samples) text += sampleLine(sampleName(name), { own, sample });
  }
  return text;
}

function sampleLine(
  name: string,
  { own, sample }: { readonly own: readonly string[]; readonly sample: MetricSample },
): string {
  const { suffix = '', labels = {}, value } = sample;
  const all = [...own, ...labelTexts(labels)].join(',');
  return `${name}${suffix}${all === '' ? '' : `{${all}}`} ${value}\n`;
}

function labelTexts(labels: MetricLabels): readonly string[] {
  return Object.entries(labels).map(([name, value]) => `${name}="${labelValue(value)}"`);
}

/** By the grammar of both formats. */
function labelValue(value: string): string {
  return value.replace(/[\\"]/g, '\\$&');
}
