import { escapeTerminal } from '../../text/escape-terminal.ts';
import {
  gauge,
  type MetricFamily,
  type MetricLabels,
  type MetricSample,
} from '../../view/metrics/metric-family.ts';
import { type MetricName, sampleName } from '../../view/metrics/metric-kinds.ts';

const maxLabel = 200;
const maxEntries = 2000;

/** A metric as both formats write it. */
export interface WrittenFamily {
  readonly name: MetricName;
  /** Its samples, a line each, with their ends. */
  readonly text: string;
}

/**
 * The samples of each metric that has any. A collector refuses a whole file for one series that stands
 * in it twice: what bounding and escaping made alike is told once. That, and what is beyond 2,000
 * entries of a metric, is counted, as a metric of its own behind them.
 */
export function* writtenFamilies(families: readonly MetricFamily[]): Iterable<WrittenFamily> {
  const leftOut: [MetricLabels, number][] = [];
  for (const family of families) {
    const { text, told } = written(family);
    if (text !== '') yield { name: family.name, text };
    const left = family.entries.length - told;
    if (left > 0) leftOut.push([{ metric: sampleName(family.name) }, left]);
  }
  const rest = gauge('netready_left_out', leftOut);
  if (leftOut.length > 0) yield { name: rest.name, text: written(rest).text };
}

function written({ name, entries }: MetricFamily): {
  readonly text: string;
  readonly told: number;
} {
  let text = '';
  const seen = new Set<string>();
  for (const entry of entries) {
    if (seen.size === maxEntries) break;
    const own = labelTexts(entry.labels);
    const key = own.join(',');
    if (seen.has(key)) continue;
    seen.add(key);
    for (const sample of entry.samples) text += sampleLine(sampleName(name), { own, sample });
  }
  return { text, told: seen.size };
}

function sampleLine(
  name: string,
  { own, sample }: { readonly own: readonly string[]; readonly sample: MetricSample },
): string {
  const { suffix = '', labels = {}, value } = sample;
  const all = [...own, ...labelTexts(labels)].join(',');
  return `${name}${suffix}${all === '' ? '' : `{${all}}`} ${value}\n`;
}

/** An empty value and none are the same to who collects them. */
function labelTexts(labels: MetricLabels): readonly string[] {
  return Object.entries(labels).flatMap(([name, value]) =>
    value === '' ? [] : [`${name}="${labelValue(value)}"`],
  );
}

/** On one line and bounded, without what acts on a screen; then by the grammar of both formats. */
function labelValue(value: string): string {
  return escapeTerminal(value, { max: maxLabel }).replace(/[\\"]/g, '\\$&');
}
