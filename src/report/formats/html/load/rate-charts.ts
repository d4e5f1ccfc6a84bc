import type { LimitTrial } from '../../../../model/load/load-limit.ts';
import type { Spread } from '../../../../model/load/load-measure.ts';
import type { LoadReport } from '../../../../model/load/load-report.ts';
import { figure, ours, say, type Text } from '../../../text/say.ts';
import { millisecondsFigure } from '../../../view/load/figures.ts';
import { wayTime } from '../../../view/load/way-time.ts';
import { wayWords } from '../../../words/load-words.ts';
import type { Chart } from '../chart/chart-figure.ts';
import { type RatePoint, rateSpec, roomAround } from '../chart/rate-spec.ts';
import { htmlTable } from '../html-table.ts';

/**
 * What a search for the limit saw at every rate: what was done, how long it took, and how this machine
 * fared meanwhile. Nothing of a run at one rate.
 */
export function rateCharts({ limit, options }: LoadReport): readonly Chart[] {
  if (!limit || limit.trials.length === 0) return [];
  const { trials, rate: knee, maxLatencyMs: bound, way } = limit;
  const rates = roomAround(trials.map(({ rate }) => rate));
  const common = { rates, ...(knee !== undefined && { knee }) };
  const at = knee === undefined ? [] : say` The knee, the highest rate that held, is at ${knee}.`;
  const through = wayWords[way];
  const done = doneOf(trials);
  const took = tookOf(trials);
  const share = sharesOf(trials, options.connections);
  const charts: readonly (Chart | false)[] = [
    done.length > 0 && {
      title: say`Throughput: done a second`,
      what: say`What was done a second at each rate, ${through}; on the dotted line all that is due is done.${at}`,
      spec: rateSpec({
        ...common,
        points: done,
        values: roomAround(done.map(({ value }) => value)),
        title: 'done a second',
        isDiagonal: true,
        series: [
          { name: 'held', shape: 'circle', color: 'var(--good)' },
          { name: 'did not hold', shape: 'cross', color: 'var(--bad)' },
        ],
      }),
    },
    took.length > 0 && {
      title: say`Latency: percentiles in milliseconds`,
      what: say`Percentiles of latency at each rate, ${through}, as far as the count carries them, without what this machine began late.${at}${boundText(bound)}`,
      spec: rateSpec({
        ...common,
        ...(bound !== undefined && { bound }),
        points: took,
        values: roomAround([...took.map(({ value }) => value), ...(bound ? [bound] : [])]),
        title: 'milliseconds',
        series: [
          { name: 'p50', shape: 'diamond', color: 'var(--c3)' },
          { name: 'p90', shape: 'circle', color: 'var(--c5)' },
          { name: 'p99', shape: 'triangle-up', color: 'var(--c2)' },
        ],
      }),
      table: tookTable(trials),
    },
    {
      title: say`This machine: how much of it was in use`,
      what: say`Shares of this machine that were in use at each rate: near 100% the limit is its own.${at}`,
      spec: rateSpec({
        ...common,
        points: share,
        title: 'in use',
        series: [
          { name: 'event loop', shape: 'square', color: 'var(--c4)' },
          { name: 'CPUs', shape: 'triangle-up', color: 'var(--c1)' },
          { name: 'connections', shape: 'circle', color: 'var(--c5)' },
        ],
      }),
      table: shareTable(trials, options.connections),
    },
  ];
  return charts.filter((chart) => chart !== false);
}

function boundText(bound: number | undefined): Text {
  return bound === undefined ? [] : say` The 90th may be ${figure(bound, 0)} ms.`;
}

/** The line goes through every rate once: through the try in the middle, as percentiles have no mean. */
function doneOf(trials: readonly LimitTrial[]): RatePoint[] {
  return trials
    .map(({ rate, broken, measure }) => ({
      ...{ rate, value: measure.donePerSecond, isOnLine: false },
      series: broken === undefined ? 'held' : 'did not hold',
    }))
    .filter(({ value }) => value > 0);
}

const percentiles = ['p50', 'p90', 'p99'] as const satisfies readonly (keyof Spread)[];

function tookOf(trials: readonly LimitTrial[]): RatePoint[] {
  return percentiles.flatMap((series) =>
    withLine(
      trials.flatMap(({ rate, measure }) => {
        const value = wayTime(measure)?.[series];
        return value === undefined || value <= 0 ? [] : { rate, value, series };
      }),
    ),
  );
}

function sharesOf(trials: readonly LimitTrial[], connections: number): RatePoint[] {
  const points = trials.map(({ rate, measure: { generator } }) => ({ rate, generator }));
  const of = (
    series: string,
    shareOf: (one: LimitTrial['measure']['generator']) => number | undefined,
  ) =>
    withLine(
      points.flatMap(({ rate, generator }) => {
        const value = shareOf(generator);
        return value === undefined ? [] : { rate, value: Math.min(1, value), series };
      }),
    );
  return [
    ...of('event loop', ({ eventLoop }) => eventLoop),
    ...of('CPUs', ({ machine }) => machine),
    ...of('connections', ({ inFlight }) => inFlight / connections),
  ];
}

function tookTable(trials: readonly LimitTrial[]): string {
  const rows = trials.map(({ rate, measure }) => [
    say`${rate}`,
    ...percentiles.map((name) => {
      const value = wayTime(measure)?.[name];
      return value === undefined ? [] : millisecondsFigure(value);
    }),
  ]);
  return figuresTable([say`Starts a second`, ...percentiles.map((name) => ours(name))], rows);
}

function shareTable(trials: readonly LimitTrial[], connections: number): string {
  const percent = (share: number | undefined): Text =>
    share === undefined ? [] : say`${figure(100 * share, 0)}%`;
  const rows = trials.map(({ rate, measure: { generator } }) => [
    say`${rate}`,
    percent(generator.eventLoop),
    percent(generator.machine),
    percent(generator.inFlight / connections),
  ]);
  const heads = [say`Starts a second`, say`Event loop`, say`CPUs`, say`Connections`];
  return figuresTable(heads, rows);
}

function figuresTable(heads: readonly Text[], rows: readonly (readonly Text[])[]): string {
  const columns = heads.map((head) => ({ head, isFigure: true }));
  return htmlTable({ kind: 'table', noun: 'row', columns, groups: [{ rows }] });
}

function withLine(points: readonly Omit<RatePoint, 'isOnLine'>[]): RatePoint[] {
  return [...Map.groupBy(points, ({ rate }) => rate).values()].flatMap((tries) => {
    const sorted = tries.toSorted((one, other) => one.value - other.value);
    const middle = Math.floor((sorted.length - 1) / 2);
    return sorted.map((point, at) => ({ ...point, isOnLine: at === middle }));
  });
}
