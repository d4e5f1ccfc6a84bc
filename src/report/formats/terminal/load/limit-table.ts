import type { Limit, LimitTrial } from '../../../../model/load/load-limit.ts';
import { plainText } from '../../../text/say.ts';
import { millisecondsText } from '../../../view/load/figures.ts';
import { breakWords } from '../../../words/load-words.ts';
import type { Layout } from '../table-options.ts';
import { figureTable } from '../text/figure-table.ts';

const heads = ['Rates tried', 'due/s', 'done/s', 'failed', 'p50', 'p90', 'loop', ''];
const columns = [
  { width: 11 },
  ...[9, 9, 7, 7, 7, 5].map((width) => ({ width, align: 'right' as const })),
  { width: 8 },
];

/** Each rate that was tried, from low to high, and whether it held; times in milliseconds. */
export function limitTable({ trials, direct }: Limit, { paint, width }: Layout): string[] {
  const ascending = trials.toSorted((one, other) => one.rate - other.rate);
  const rows = [
    ...ascending.map((trial) => row('', trial)),
    ...(direct ? [row('direct', direct)] : []),
  ];
  const [first = '', ...rest] = figureTable(rows, { heads, columns, width });
  return ['', paint('heading', first), ...rest];
}

function row(name: string, { rate, broken, measure }: LimitTrial): string[] {
  const { donePerSecond, failed, latency, generator } = measure;
  return [
    name === '' ? '' : `  ${name}`,
    String(rate),
    donePerSecond.toFixed(1),
    String(failed),
    millisecondsText(latency?.p50),
    millisecondsText(latency?.p90),
    `${Math.round(generator.eventLoop * 100)}%`,
    broken ? plainText(breakWords[broken].word) : 'holds',
  ];
}
