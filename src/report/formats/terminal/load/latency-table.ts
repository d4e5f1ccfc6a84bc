import { plainText } from '../../../text/say.ts';
import { figureHeads, millisecondsText, shownFigures } from '../../../view/load/figures.ts';
import { latencyRows } from '../../../view/load/latency-rows.ts';
import type { NamedMeasure } from '../../../view/load/shown-measures.ts';
import type { Layout } from '../table-options.ts';
import { alignColumns } from '../text/align-columns.ts';

const nameWidth = 25;
const countWidth = 7;
const figureWidth = 7;

/**
 * Milliseconds by way and step; the first line of a way is the whole operation. A percentile that
 * the count could not carry is a gap, and one that no line has is no column.
 */
export function latencyTable(measures: readonly NamedMeasure[], { paint }: Layout): string[] {
  const ways = measures.map(({ name, measure }) => ({ way: name, rows: latencyRows(measure) }));
  const shown = shownFigures(ways.flatMap(({ rows }) => rows.map(({ spread }) => spread)));
  if (shown.length === 0) return [];
  const columns = [
    { width: nameWidth },
    { width: countWidth, align: 'right' as const },
    ...shown.map(() => ({ width: figureWidth, align: 'right' as const })),
  ];
  const heads = ['Latency in ms', 'count', ...shown.map((name) => figureHeads[name])];
  const head = alignColumns([heads], { columns });
  return [
    '',
    ...head.map((line) => paint('heading', line)),
    ...ways.flatMap(({ way, rows }) => [
      paint('note', `  ${plainText(way)}`),
      ...alignColumns(
        rows.map(({ name, spread }) => [
          `    ${plainText(name)}`,
          String(spread.count),
          ...shown.map((figure) => millisecondsText(spread[figure])),
        ]),
        { columns },
      ),
    ]),
  ];
}
