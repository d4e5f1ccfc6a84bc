import type { LoadWay } from '../../../../model/load/load.ts';
import type { Limit, LimitTrial } from '../../../../model/load/load-limit.ts';
import { plainText } from '../../../text/say.ts';
import { millisecondsText } from '../../../view/load/figures.ts';
import { wayTime } from '../../../view/load/way-time.ts';
import { breakWords } from '../../../words/load-words.ts';
import type { Layout } from '../table-options.ts';
import { figureTable } from '../text/figure-table.ts';

const heads = ['Rates', 'due/s', 'done/s', 'failed', 'p50', 'p90', 'loop', 'CPUs', ''];
/** Of a comparison. */
const names: Readonly<Record<LoadWay['id'], string>> = { proxy: 'proxy', direct: 'direct' };
const columns = [
  { width: 8 },
  ...[8, 8, 6, 7, 7, 5, 5].map((width) => ({ width, align: 'right' as const })),
  { width: 8 },
];

/**
 * Each rate that was tried, from low to high, and whether it held; below them the ways that were compared at
 * one rate. Times of the way in milliseconds, and how much of this machine was in use.
 */
export function limitTable({ trials, comparison = [] }: Limit, { paint, width }: Layout): string[] {
  const ascending = trials.toSorted((one, other) => one.rate - other.rate);
  const rows = [
    ...ascending.map((trial) => row('', trial)),
    ...comparison.map((trial) => row(names[trial.measure.way], trial)),
  ];
  const [first = '', ...rest] = figureTable(rows, { heads, columns, width });
  return ['', paint('heading', first), ...rest];
}

function row(name: string, { rate, broken, measure }: LimitTrial): string[] {
  const { donePerSecond, failed, generator } = measure;
  const { eventLoop, machine } = generator;
  const took = wayTime(measure);
  return [
    name === '' ? '' : `  ${name}`,
    String(rate),
    donePerSecond.toFixed(1),
    String(failed),
    millisecondsText(took?.p50),
    millisecondsText(took?.p90),
    percent(eventLoop),
    machine === undefined ? '' : percent(machine),
    broken ? plainText(breakWords[broken].word) : 'holds',
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
