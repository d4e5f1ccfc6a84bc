import type { LoadReport } from '../../../../model/load/load-report.ts';
import { workbookDate } from '../workbook/workbook-date.ts';
import { writeWorkbook } from '../workbook/write-workbook.ts';
import { bucketsSheet } from './buckets-sheet.ts';
import { loadSummarySheet } from './load-summary-sheet.ts';
import { partsSheet } from './parts-sheet.ts';
import { ratesSheet } from './rates-sheet.ts';

/** The beginning of time in a zip file, for a run that has no readable one. */
const noMoment = new Date('1980-01-01T00:00:00Z');

/**
 * A run of load as the bytes of an Excel workbook (.xlsx): what it comes to, every rate, latency
 * by part, and how many operations took how long. The same run gives the same bytes.
 */
export function renderLoadXlsx(report: LoadReport): Promise<Uint8Array> {
  const { name, version } = report.tool;
  return writeWorkbook(
    [loadSummarySheet(report), ratesSheet(report), partsSheet(report), bucketsSheet(report)],
    {
      title: 'Proxy under load',
      creator: `${name} ${version}`,
      moment: workbookDate(report.startedAt) ?? noMoment,
    },
  );
}
