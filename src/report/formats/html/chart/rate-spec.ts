import { type ChartSpec, chartSize, logAxis, logTicks } from './chart-spec.ts';
import type { Range } from './spread-spec.ts';

/** One figure at one rate. */
export interface RatePoint {
  readonly rate: number;
  readonly value: number;
  readonly series: string;
  /** Part of the line of its series: of several tries of a rate one is. */
  readonly isOnLine: boolean;
}

export interface RateChart {
  readonly points: readonly RatePoint[];
  readonly rates: Range;
  /** In the order of the legend, each with a form and a colour of its own. */
  readonly series: readonly {
    readonly name: string;
    readonly shape: string;
    readonly color: string;
  }[];
  /** The axis of the values: logarithmic with a range, else from 0 to 1 in per cent. */
  readonly values?: Range;
  readonly title: string;
  /** The highest rate that held. */
  readonly knee?: number;
  /** What no value should pass. */
  readonly bound?: number;
  /** What would be, if all that is due were done. */
  readonly isDiagonal?: boolean;
}

/** Figures over the rate: a point a try, a line a series, and a rule where the limit was found. */
export function rateSpec(chart: RateChart): ChartSpec {
  const { points, rates, series, values, title, knee, bound, isDiagonal } = chart;
  const x = { ...logAxis(rates, 'starts a second') };
  const y = values
    ? logAxis(values, title)
    : {
        type: 'quantitative',
        scale: { domain: [0, 1] },
        axis: { title, format: '%', tickCount: 5, domain: false, ticks: false },
      };
  const domain = series.map(({ name }) => name);
  const by = (channel: 'shape' | 'color'): Readonly<Record<string, unknown>> => ({
    field: 'series',
    type: 'nominal',
    scale: { domain, range: series.map((one) => one[channel]) },
    legend: series.length > 1 ? { title: null, orient: 'top', direction: 'horizontal' } : null,
  });
  const place = { x: { field: 'rate', ...x }, y: { field: 'value', ...y } };
  // Within both axes: what is cut off by a path has an id, of which a page may have each once.
  const [low, high] = values ?? rates;
  const ends = [Math.max(rates[0], low), Math.min(rates[1], high)];
  const diagonal = isDiagonal ? ends.map((rate) => ({ rate, value: rate })) : [];
  return {
    ...chartSize,
    height: 190,
    layer: [
      {
        data: { values: diagonal },
        mark: { type: 'line', color: 'var(--dim)', strokeDash: [2, 3] },
        encoding: place,
      },
      ...ruleOf(bound, { y: { field: 'at', ...y } }, { text: 'bound', dx: 0, dy: -7, x: 4 }),
      ...ruleOf(knee, { x: { field: 'at', ...x } }, { text: 'knee', dx: -4, dy: 0, y: 8 }),
      {
        data: { values: points.filter(({ isOnLine }) => isOnLine) },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: { ...place, color: by('color') },
      },
      {
        data: { values: points },
        mark: { type: 'point', filled: true, size: 60, opacity: 1 },
        encoding: { ...place, shape: by('shape'), color: by('color') },
      },
    ],
  };
}

interface Named {
  readonly text: string;
  readonly dx: number;
  readonly dy: number;
  readonly x?: number;
  readonly y?: number;
}

function ruleOf(
  at: number | undefined,
  encoding: object,
  { text, dx, dy, x, y }: Named,
): readonly object[] {
  if (at === undefined) return [];
  const label = {
    type: 'text',
    ...{ text, dx, dy, align: x === undefined ? 'right' : 'left' },
    ...{ fontSize: 12, color: 'var(--text)' },
  };
  const held = {
    ...(x !== undefined && { x: { value: x } }),
    ...(y !== undefined && { y: { value: y } }),
  };
  return [
    {
      data: { values: [{ at }] },
      layer: [
        { mark: { type: 'rule', color: 'var(--text)', strokeDash: [6, 3] }, encoding },
        { mark: label, encoding: { ...encoding, ...held } },
      ],
    },
  ];
}

/** The range of some values, with room beside them. */
export function roomAround(values: readonly number[], factor: number = 1.3): Range {
  const least = Math.min(...values) / factor;
  const most = Math.max(...values) * factor;
  // An axis says nothing without a tick.
  return logTicks(least, most).length > 1 ? [least, most] : [least / 2, most * 2];
}
