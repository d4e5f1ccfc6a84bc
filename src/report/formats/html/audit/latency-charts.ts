import type { Report } from '../../../../model/audit/report.ts';
import { joined, named, ours, plainText, say, type Text } from '../../../text/say.ts';
import { bucketStart } from '../../../view/histogram/histogram-buckets.ts';
import { type StepSpread, stepSpreads } from '../../../view/latency/step-spreads.ts';
import { millisecondsFigure } from '../../../view/load/figures.ts';
import { type Chart, chartFigures } from '../chart/chart-figure.ts';
import type { DrawChart } from '../chart/chart-spec.ts';
import { type Range, spreadSpec } from '../chart/spread-spec.ts';
import { element } from '../html-element.ts';
import { htmlText } from '../html-text.ts';

/** So many routes a chart: its lines are to be told apart. */
const maxRoutes = 12;

const legend: readonly Text[] = [
  say`◆ median`,
  say`● 90th percentile`,
  say`▲ 99th percentile, where there are values enough for it`,
  say`a band is high where many took so long; of fewer than 20 values each is a stroke`,
];

/**
 * How long each step took over each route, a chart a step, all on one axis. The table of the same section
 * has the figures. Nothing where nothing was measured.
 */
export function latencyCharts(report: Report, draw: DrawChart): string {
  const shown = report.routes.slice(0, maxRoutes);
  const keys = new Map(shown.map(({ id }, index) => [id, say`R${index + 1}`]));
  const steps = stepSpreads(report)
    .map(({ name, rows }) => ({ name, rows: rows.filter(({ route }) => keys.has(route)) }))
    .filter(({ rows }) => rows.length > 0);
  if (steps.length === 0) return '';
  const range = rangeOf(steps);
  const isSampled = steps.some(({ rows }) => rows.some(({ series }) => series !== undefined));
  const keyWidth = isSampled ? 76 : 30;
  const charts = steps.map((step) => chartOf(step, { keys, range, keyWidth }));
  const routes = shown.map(({ id }) => say`${keys.get(id)} ${named(id)}`);
  const left = report.routes.length - shown.length;
  const more = left > 0 ? say`; of ${left} more the table tells` : [];
  const intro = say`All on one axis, which is logarithmic: ${joined(routes, ', ')}${more}.`;
  const marks = legend.map((text) => element('li', htmlText(text))).join('');
  return `<p>${htmlText(intro)}</p>\n<ul class="legend marks">${marks}</ul>\n${chartFigures(charts, draw)}`;
}

interface Shown {
  readonly keys: ReadonlyMap<string, Text>;
  readonly range: Range;
  readonly keyWidth: number;
}

function chartOf({ name, rows }: StepSpread, { keys, ...sizes }: Shown): Chart {
  const labelled = rows.map((row) => {
    const label = say`${keys.get(row.route)}${row.series && say` ${ours(row.series)}`}`;
    return { ...row, label, key: plainText(label) };
  });
  const told = labelled.map(({ label, count, p50, p90, p99 }) => {
    const most = p90 === undefined ? [] : say`, 90th percentile ${millisecondsFigure(p90)}`;
    const tail = p99 === undefined ? [] : say`, 99th ${millisecondsFigure(p99)}`;
    return say`${label}: count ${count}, median ${millisecondsFigure(p50)}${most}${tail}`;
  });
  return {
    title: name,
    what: say`Milliseconds by route. ${joined(told, '; ')}.`,
    spec: spreadSpec(labelled, sizes),
  };
}

function rangeOf(steps: readonly StepSpread[]): Range {
  const ends = steps.flatMap(({ rows }) =>
    rows.flatMap(({ buckets, values, p50 }) => [
      p50,
      ...values.map(([ms]) => ms),
      ...buckets.flatMap(({ to }) => [bucketStart(to), to]),
    ]),
  );
  const known = ends.filter((ms) => ms > 0);
  const least = Math.max(0.001, Math.min(...known) / 1.2);
  return [least, Math.max(least * 10, Math.max(...known) * 1.2)];
}
