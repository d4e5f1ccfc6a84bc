import { escapeTerminal } from '../../text/escape-terminal.ts';
import {
  gauge,
  type MetricEntry,
  type MetricFamily,
  type MetricLabels,
} from '../../view/metrics/metric-family.ts';
import { sampleName } from '../../view/metrics/metric-kinds.ts';

const maxLabel = 200;
const maxEntries = 2000;

/**
 * The metrics that have any samples, with labels that are bounded, on one line and without what acts on a screen. Who
 * collects refuses a whole file for one series that stands in it twice: what bounding and escaping made alike is told once.
 * That, and what is beyond 2,000 entries of a metric, is counted, as a metric of its own behind them.
 */
export function* boundedFamilies(families: readonly MetricFamily[]): Iterable<MetricFamily> {
  const leftOut: [MetricLabels, number][] = [];
  for (const { name, entries } of families) {
    const told = bounded(entries);
    if (told.length > 0) yield { name, entries: told };
    const left = entries.length - told.length;
    if (left > 0) leftOut.push([{ metric: sampleName(name) }, left]);
  }
  if (leftOut.length > 0) yield gauge('netready_left_out', leftOut);
}

function bounded(entries: readonly MetricEntry[]): readonly MetricEntry[] {
  const seen = new Map<string, MetricEntry>();
  for (const { labels, samples } of entries) {
    if (seen.size === maxEntries) break;
    const shown = Object.entries(labels)
      // An empty value and none are the same to who collects them.
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, escapeTerminal(value, { max: maxLabel })]);
    // No value has the end of a line any more.
    const key = shown.map((pair) => pair.join('=')).join('\n');
    if (!seen.has(key)) seen.set(key, { labels: Object.fromEntries(shown), samples });
  }
  return [...seen.values()];
}
