import type { Limit, LimitTrial } from '../../../../model/load/load-limit.ts';
import { wayTime } from '../../../view/load/way-time.ts';
import { type BarLayout, heading } from '../table-options.ts';

const rateWidth = 10;
/** What a report holds beyond these was not measured: the axis ends there. */
const [leastMs, mostMs] = [1e-4, 1e9];
/** Between the names of two ticks. */
const tickGap = 2;
/** From the left: up to the median, from there to the 90th percentile, and to the 99th. */
const percentiles = ['p50', 'p90', 'p99'] as const;
const shades = { unicode: ['█', '▓', '░'], ascii: ['#', '=', '-'] } as const;

type Percentiles = Readonly<Partial<Record<(typeof percentiles)[number], number>>>;

interface RateRow {
  readonly rate: number;
  readonly held: boolean;
  readonly took: Percentiles;
}

/**
 * How long operations took at each rate of a search, a bar a line over milliseconds on a logarithmic axis: where it
 * grows long the way no longer follows. Of several tries of a rate the one in the middle. Nothing where fewer than
 * two rates have figures.
 */
export function rateChart({ trials }: Pick<Limit, 'trials'>, layout: BarLayout): string[] {
  const rows = rowsOf(trials);
  const axis = axisOf(rows, layout.width - rateWidth - 2);
  if (rows.length < 2 || !axis) return [];
  const [half, most, tail] = layout.unicode ? shades.unicode : shades.ascii;
  const title = `Time by rate, ms, logarithmic: ${half} to p50, ${most} to p90, ${tail} to p99; x did not hold`;
  const indent = ' '.repeat(rateWidth + 2);
  return [
    '',
    ...heading(title, layout),
    `${indent}${tickNames(axis)}`.trimEnd(),
    ...rows.map(({ rate, held, took }) => {
      const label = `${rate}/s`.padStart(rateWidth);
      return `${label}${held ? ' ' : 'x'} ${layout.paint('note', barOf(took, axis, layout))}`.trimEnd();
    }),
  ];
}

function rowsOf(trials: readonly LimitTrial[]): readonly RateRow[] {
  const rates = [...Map.groupBy(trials, ({ rate }) => rate)].sort(([one], [other]) => one - other);
  return rates.flatMap(([rate, tries]) => {
    const held = tries.filter(({ broken }) => !broken).length * 2 > tries.length;
    const told = tries
      .flatMap(({ measure }) => wayTime(measure) ?? [])
      .filter(({ p50 }) => p50 > 0)
      .toSorted((one, other) => (one.p90 ?? one.p50) - (other.p90 ?? other.p50));
    const middle = told[Math.floor((told.length - 1) / 2)];
    return middle ? [{ rate, held, took: withinBounds(middle) }] : [];
  });
}

function withinBounds(spread: Percentiles): Percentiles {
  return Object.fromEntries(
    percentiles.flatMap((name) => {
      const value = spread[name];
      return value === undefined ? [] : [[name, Math.min(mostMs, Math.max(leastMs, value))]];
    }),
  );
}

interface Axis {
  readonly lowest: number;
  readonly highest: number;
  readonly cells: number;
}

/** From the 1, 2 or 5 below the lowest median on, so that each bar has something to show. */
function axisOf(rows: readonly RateRow[], cells: number): Axis | undefined {
  const values = rows.flatMap(({ took }) => percentiles.flatMap((name) => took[name] ?? []));
  if (values.length === 0) return undefined;
  const ticks = ticksBetween(Math.min(...values) / 2, Math.max(...values) * 5);
  const lowest = ticks.findLast((tick) => tick < Math.min(...values));
  const highest = ticks.find((tick) => tick >= Math.max(...values));
  return lowest === undefined || highest === undefined ? undefined : { lowest, highest, cells };
}

/** Where 1, 2 and 5 of each power of ten lie between two values, and one before. */
function ticksBetween(from: number, to: number): readonly number[] {
  const first = Math.floor(Math.log10(from)) - 1;
  const powers = Array.from(
    { length: Math.ceil(Math.log10(to)) - first + 1 },
    (_, at) => first + at,
  );
  return powers.flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)));
}

function cellOf(value: number, { lowest, highest, cells }: Axis): number {
  return Math.round((Math.log(value / lowest) / Math.log(highest / lowest)) * cells);
}

/** Each name begins at its tick, and those that have no room are left out. */
function tickNames(axis: Axis): string {
  let line = '';
  for (const tick of ticksBetween(axis.lowest, axis.highest)) {
    const at = cellOf(tick, axis);
    const isRoom = at >= 0 && at + String(tick).length <= axis.cells;
    if (!isRoom || (line !== '' && at < line.length + tickGap)) continue;
    line = line.padEnd(at) + String(tick);
  }
  return line;
}

/** What is not nothing shows. */
function barOf(took: Percentiles, axis: Axis, { unicode }: BarLayout): string {
  const marks = unicode ? shades.unicode : shades.ascii;
  let bar = '';
  for (const [index, name] of percentiles.entries()) {
    const value = took[name];
    if (value === undefined) continue;
    const to = Math.max(cellOf(value, axis), index === 0 ? 1 : 0);
    bar = bar.padEnd(to, marks[index]);
  }
  return bar;
}
