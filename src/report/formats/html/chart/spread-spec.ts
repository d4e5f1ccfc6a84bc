import { bucketStart } from '../../../view/histogram/histogram-buckets.ts';
import type { RouteSpread } from '../../../view/latency/step-spreads.ts';
import { type ChartSpec, chartSize, logAxis } from './chart-spec.ts';

/** One line of a chart: a route by its key. */
interface KeyedSpread extends Omit<RouteSpread, 'route'> {
  readonly key: string;
}

export type Range = readonly [least: number, most: number];

/**
 * How long one step took, a line a route on one axis of milliseconds: the height of a line says how many
 * took so long beside the most of that line, a stroke stands for each of few values, and a percentile is
 * marked where the count carries it.
 */
export function spreadSpec(
  rows: readonly KeyedSpread[],
  { range, keyWidth }: { readonly range: Range; readonly keyWidth: number },
): ChartSpec {
  const shapes = rows.flatMap(({ key, buckets }) => {
    const most = Math.max(1, ...buckets.map(({ count }) => count));
    return buckets.map(({ to, count }) => {
      return { key, from: Math.max(range[0], bucketStart(to)), to, share: count / most };
    });
  });
  const within = (at: number): number => Math.min(range[1], Math.max(range[0], at));
  const strokes = rows.flatMap(({ key, values }) =>
    values.map(([at]) => ({ key, at: within(at) })),
  );
  const marks = rows.flatMap(({ key, p50, p90, p99 }) => {
    const figures = { median: p50, '90th percentile': p90, '99th percentile': p99 };
    return Object.entries(figures).flatMap(([name, at]) =>
      at === undefined ? [] : { key, name, at: within(at) },
    );
  });
  const y = {
    field: 'key',
    type: 'nominal',
    sort: null,
    scale: { domain: rows.map(({ key }) => key) },
    axis: { title: null, domain: false, ticks: false, labelPadding: 8, minExtent: keyWidth },
  };
  const x = logAxis(range, 'milliseconds');
  return {
    ...chartSize,
    height: 34 * rows.length,
    layer: [
      {
        data: { values: shapes },
        mark: { type: 'bar', orient: 'horizontal', color: 'var(--c3)', opacity: 0.55 },
        encoding: {
          x: { field: 'from', ...x },
          x2: { field: 'to' },
          y,
          size: {
            field: 'share',
            type: 'quantitative',
            scale: { domain: [0, 1], range: [1, 26] },
            legend: null,
          },
        },
      },
      {
        data: { values: strokes },
        mark: { type: 'tick', color: 'var(--c3)', thickness: 2, size: 18 },
        encoding: { x: { field: 'at', ...x }, y },
      },
      {
        data: { values: marks },
        mark: { type: 'point', filled: true, size: 75, opacity: 1, stroke: 'var(--page)' },
        encoding: {
          x: { field: 'at', ...x },
          y,
          shape: {
            field: 'name',
            type: 'nominal',
            scale: {
              domain: ['median', '90th percentile', '99th percentile'],
              range: ['diamond', 'circle', 'triangle-up'],
            },
            legend: null,
          },
          color: { value: 'var(--text)' },
        },
      },
    ],
  };
}
