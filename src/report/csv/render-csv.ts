import type { Report } from '../../model/report.ts';
import type { Route } from '../../model/route.ts';
import type { ReportStream } from '../json/report-stream.ts';
import { cellKey } from '../view/cells/cell-key.ts';
import { cellMeasures } from '../view/cells/cell-measures.ts';
import { mainFindings } from '../view/findings/main-findings.ts';
import { byId } from '../view/order/by-id.ts';
import { type CsvRecord, csvColumns } from './csv-columns.ts';
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
      for (const record of records(report)) {
        yield csvLine(csvColumns.map(({ value }) => value(record)));
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

function* records(report: Report): Iterable<CsvRecord> {
  const verdicts = new Map(
    report.verdicts.map((one) => [
      one.route === undefined ? one.target : cellKey(one.target, one.route),
      one,
    ]),
  );
  const findings = mainFindings(report);
  const measures = cellMeasures(report);
  const routes: readonly (Route | undefined)[] =
    report.routes.length === 0 ? [undefined] : report.routes;
  for (const target of byId(report.targets)) {
    for (const route of routes) {
      const key = route === undefined ? target.id : cellKey(target.id, route.id);
      const whole = verdicts.get(target.id)?.verdict;
      const { verdict, because } = (route && verdicts.get(key)) ?? {};
      const finding = route === undefined ? undefined : findings(target.id, route.id);
      const measured = measures.get(key);
      yield {
        target,
        ...(whole !== undefined && { whole }),
        ...(route !== undefined && { route }),
        ...(verdict !== undefined && { verdict }),
        ...(because !== undefined && { because }),
        ...(finding !== undefined && { finding }),
        ...(measured !== undefined && { measures: measured }),
      };
    }
  }
}
