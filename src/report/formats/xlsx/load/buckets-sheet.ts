import type { Bucket } from '../../../../model/load/load-measure.ts';
import type { LoadReport } from '../../../../model/load/load-report.ts';
import { plainText } from '../../../text/say.ts';
import { shownMeasures } from '../../../view/load/shown-measures.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { tableSheet } from '../workbook/table-sheet.ts';

interface NamedBucket extends Bucket {
  readonly way: string;
}

/** How many operations took at most so long, and more than the line before. */
export function bucketsSheet(report: LoadReport): Sheet {
  return tableSheet<NamedBucket>({
    name: 'Histogram',
    color: '4F6D8F',
    frozen: 1,
    items: shownMeasures(report).flatMap(({ name, measure }) =>
      measure.buckets.map((bucket) => ({ way: plainText(name), ...bucket })),
    ),
    noun: 'rows',
    empty: 'Nothing was measured.',
    columns: [
      { head: 'Way', width: 30, cell: ({ way }) => ({ value: way, style: 'strong' }) },
      {
        head: 'At most, ms',
        width: 14,
        style: 'head-count',
        cell: ({ to }) => ({ value: to, style: 'milliseconds' }),
      },
      {
        head: 'Operations',
        width: 14,
        style: 'head-count',
        cell: ({ count }) => ({ value: count, style: 'count' }),
      },
    ],
  });
}
