import type { Measure } from '../../../../model/load/load-measure.ts';
import { plainText } from '../../../text/say.ts';
import type { NamedMeasure } from '../../../view/load/shown-measures.ts';
import type { Layout } from '../table-options.ts';
import { figureTable } from '../text/figure-table.ts';

interface Column {
  readonly head: string;
  readonly width: number;
  readonly cell: (measure: Measure) => string;
  /** Shown only where a measure has something to say. */
  readonly isWanted?: (measure: Measure) => boolean;
}

const nameWidth = 20;

/** How much of what was due was done, for each way. */
export function throughputTable(
  named: readonly NamedMeasure[],
  { paint, width }: Layout,
): string[] {
  if (named.length === 0) return [];
  const measures = named.map(({ measure }) => measure);
  const shown = figures.filter(({ isWanted }) => !isWanted || measures.some(isWanted));
  const columns = [
    { width: nameWidth },
    ...shown.map(({ width }) => ({ width, align: 'right' as const })),
  ];
  const heads = ['Throughput', ...shown.map((column) => column.head)];
  const rows = named.map(({ name, measure }) => [
    `  ${plainText(name)}`,
    ...shown.map(({ cell }) => cell(measure)),
  ]);
  const [first = '', ...rest] = figureTable(rows, { heads, columns, width });
  return ['', paint('heading', first), ...rest];
}

/** Bytes a second as megabytes (10^6) a second. */
function megabytes(bytes: number, { durationMs }: Measure): string {
  return durationMs > 0 ? (bytes / 1000 / durationMs).toFixed(2) : '';
}

const figures: readonly Column[] = [
  { head: 'due/s', width: 9, cell: (measure) => measure.offeredPerSecond.toFixed(1) },
  { head: 'done/s', width: 9, cell: (measure) => measure.donePerSecond.toFixed(1) },
  { head: 'done', width: 8, cell: (measure) => String(measure.succeeded) },
  { head: 'failed', width: 7, cell: (measure) => String(measure.failed) },
  {
    head: 'cut off',
    width: 7,
    cell: (measure) => String(measure.unfinished),
    isWanted: (measure) => measure.unfinished > 0,
  },
  {
    head: 'MB/s in',
    width: 8,
    cell: (measure) => megabytes(measure.receivedBytes, measure),
    isWanted: (measure) => measure.receivedBytes > 0,
  },
  {
    head: 'out',
    width: 7,
    cell: (measure) => megabytes(measure.sentBytes, measure),
    isWanted: (measure) => measure.sentBytes > 0,
  },
];
