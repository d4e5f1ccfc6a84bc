import type { LoadReport } from '../model/load-report.ts';
import { csvLine } from './csv/csv-line.ts';
import { loadColumns } from './load/load-columns.ts';
import { loadRows } from './load/load-rows.ts';

/** A run of load as CSV by RFC 4180, one line a chunk: a header, then one line for each measure. */
export function* loadCsv(report: LoadReport): Iterable<string> {
  yield csvLine(loadColumns.map(({ name }) => name));
  for (const row of loadRows(report)) yield csvLine(loadColumns.map(({ value }) => value(row)));
}
