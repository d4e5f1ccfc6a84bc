import { plainText } from '../../../text/say.ts';
import { figureHeads, millisecondsText, shownFigures } from '../../../view/load/figures.ts';
import { latencyRows } from '../../../view/load/latency-rows.ts';
import type { NamedMeasure } from '../../../view/load/shown-measures.ts';
import type { Layout } from '../table-options.ts';
import { figureTable } from '../text/figure-table.ts';

const nameWidth = 26;
const countWidth = 7;
const figureWidth = 7;

/**
 * Milliseconds by way and step; the first line of a way is the whole operation. A percentile that
 * the count could not carry is a gap, and one that no line has is no column.
 */
export function latencyTable(
  measures: readonly NamedMeasure[],
  { paint, width }: Layout,
): string[] {
  const ways = measures.map(({ name, measure }) => ({ way: name, rows: latencyRows(measure) }));
  const shown = shownFigures(ways.flatMap(({ rows }) => rows.map(({ spread }) => spread)));
  if (shown.length === 0) return [];
  const columns = [
    { width: nameWidth },
    { width: countWidth, align: 'right' as const },
    ...shown.map(() => ({ width: figureWidth, align: 'right' as const })),
  ];
  const heads = ['Latency in ms', 'count', ...shown.map((name) => figureHeads[name])];
  const table = (rows: readonly string[][]): readonly string[] =>
    figureTable(rows, { heads, columns, width });
  const [head = ''] = table([]);
  return [
    '',
    paint('heading', head),
    ...ways.flatMap(({ way, rows }) => [
      paint('note', `  ${plainText(way)}`),
      ...table(
        rows.map(({ name, spread }) => [
          `    ${plainText(name)}`,
          String(spread.count),
          ...shown.map((figure) => millisecondsText(spread[figure])),
        ]),
      ).slice(1),
    ]),
  ];
}
