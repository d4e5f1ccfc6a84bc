import type { LoadReport } from '../../../model/load/load-report.ts';
import { loadRows } from '../../view/load/load-rows.ts';
import { csvLine } from './csv-line.ts';
import { loadColumns } from './load-columns.ts';

/** A run of load as CSV by RFC 4180, one line a chunk: a header, then one line for each measure. */
export function* renderLoadCsv(report: LoadReport): Iterable<string> {
  yield csvLine(loadColumns.map(({ name }) => name));
  for (const row of loadRows(report)) yield csvLine(loadColumns.map(({ value }) => value(row)));
}
