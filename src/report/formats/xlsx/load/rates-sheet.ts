import type { Measure } from '../../../../model/load/load-measure.ts';
import type { LoadReport } from '../../../../model/load/load-report.ts';
import { plainText } from '../../../text/say.ts';
import { type LoadRow, loadRows } from '../../../view/load/load-rows.ts';
import { breakWords, machineLimitWords, wayWords } from '../../../words/load-words.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { type SheetColumn, tableSheet } from '../workbook/table-sheet.ts';

/** Every rate that was put on a way, in the order in which it was. */
export function ratesSheet(report: LoadReport): Sheet {
  return tableSheet<LoadRow>({
    name: 'Rates',
    color: '4F6D8F',
    frozen: 1,
    items: loadRows(report),
    noun: 'rows',
    empty: 'Nothing was measured.',
    columns: [
      {
        head: 'Way',
        width: 22,
        cell: ({ measure }) => ({ value: plainText(wayWords[measure.way]), style: 'strong' }),
      },
      figure('Due/s', ({ rate }) => rate),
      figure('Done/s', ({ donePerSecond }) => donePerSecond),
      {
        head: 'Rate',
        width: 12,
        cell: ({ held, broken }) => ({
          value: broken ? plainText(breakWords[broken].word) : held ? 'holds' : 'as given',
          style: 'text',
        }),
      },
      count('Done', ({ succeeded }) => succeeded),
      count('Failed', ({ failed }) => failed),
      count('Cut off', ({ unfinished }) => unfinished),
      figure('p50, ms', ({ latency }) => latency?.p50),
      figure('p90, ms', ({ latency }) => latency?.p90),
      figure('p99, ms', ({ latency }) => latency?.p99),
      figure('Max, ms', ({ latency }) => latency?.max),
      figure('p50 without our late start, ms', ({ served }) => served?.p50),
      figure('p90 without our late start, ms', ({ served }) => served?.p90),
      count('Bytes in', ({ receivedBytes }) => receivedBytes),
      count('Bytes out', ({ sentBytes }) => sentBytes),
      {
        head: 'Event loop',
        width: 12,
        style: 'head-count',
        cell: ({ measure }) => ({ value: measure.generator.eventLoop, style: 'share' }),
      },
      {
        head: 'Limited by this machine',
        width: 60,
        cell: ({ measure }) => ({
          value: measure.generator.limits
            .map((one) => plainText(machineLimitWords[one].seen))
            .join('; '),
          style: 'text',
        }),
      },
    ],
  });
}

type Value = (measure: Measure) => number | undefined;

function figure(head: string, value: Value): SheetColumn<LoadRow> {
  return {
    ...{ head, width: 12, style: 'head-count' },
    cell: ({ measure }) => ({ value: value(measure), style: 'milliseconds' }),
  };
}

function count(head: string, value: Value): SheetColumn<LoadRow> {
  return {
    ...{ head, width: 12, style: 'head-count' },
    cell: ({ measure }) => ({ value: value(measure), style: 'count' }),
  };
}
