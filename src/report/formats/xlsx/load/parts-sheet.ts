import type { LoadReport } from '../../../../model/load/load-report.ts';
import { plainText } from '../../../text/say.ts';
import { figureHeads, spreadFigures } from '../../../view/load/figures.ts';
import { type LatencyRow, latencyRows } from '../../../view/load/latency-rows.ts';
import { shownMeasures } from '../../../view/load/shown-measures.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { type SheetColumn, tableSheet } from '../workbook/table-sheet.ts';

interface Part extends Pick<LatencyRow, 'spread'> {
  readonly way: string;
  readonly part: string;
}

/** Milliseconds by way and part; a percentile that the count could not carry is empty. */
export function partsSheet(report: LoadReport): Sheet {
  return tableSheet<Part>({
    name: 'Latency',
    color: '4F6D8F',
    frozen: 1,
    items: shownMeasures(report).flatMap(({ name, measure }) =>
      latencyRows(measure).map((row) => ({
        spread: row.spread,
        way: plainText(name),
        part: plainText(row.name),
      })),
    ),
    noun: 'rows',
    empty: 'Nothing was measured.',
    columns: [
      { head: 'Way', width: 30, cell: ({ way }) => ({ value: way, style: 'strong' }) },
      { head: 'Part', width: 26, cell: ({ part }) => ({ value: part, style: 'text' }) },
      {
        head: 'Count',
        width: 10,
        style: 'head-count',
        cell: ({ spread }) => ({ value: spread.count, style: 'count' }),
      },
      ...spreadFigures.map(
        (figure): SheetColumn<Part> => ({
          head: `${figureHeads[figure]}, ms`,
          width: 12,
          style: 'head-count',
          cell: ({ spread }) => ({ value: spread[figure], style: 'milliseconds' }),
        }),
      ),
    ],
  });
}
