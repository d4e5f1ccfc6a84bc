import type { Report } from '../../../model/audit/report.ts';
import type { ReportStream } from '../../view/audit/report-stream.ts';
import { auditCells } from '../../view/cells/audit-cells.ts';
import { csvColumns } from './csv-columns.ts';
import { csvLine } from './csv-line.ts';

/**
 * A report as CSV by RFC 4180, one line a chunk: a header, then one line for each target over each
 * route (the target alone where there is no route), targets in the order of their ids. The
 * columns are those of `csvColumns`; their names and order are part of the format.
 */
export function* renderCsv(report: Report): Iterable<string> {
  const { part } = csvStream();
  yield* part(report);
}

/** The same of a report that comes in parts: one header, then the lines of each part. */
export function csvStream(): ReportStream {
  let isFirst = true;
  return {
    *part(report) {
      if (isFirst) yield header();
      isFirst = false;
      for (const cell of auditCells(report).all()) {
        yield csvLine(csvColumns.map(({ value }) => value(cell)));
      }
    },
    end: () => [],
  };
}

function header(): string {
  // No byte order mark: the file is for scripts, in which it would become a part of the first
  // column's name; for a spreadsheet there is the workbook.
  return csvLine(csvColumns.map(({ name }) => name));
}
