import type { Report } from '../model/report.ts';
import { auditHeading } from './table/audit-heading.ts';
import { componentList } from './table/component-list.ts';
import { conclusion } from './table/conclusion.ts';
import { controlList } from './table/control-list.ts';
import { findingEntries } from './table/finding-entries.ts';
import { issuerList } from './table/issuer-list.ts';
import { latencyTable } from './table/latency-table.ts';
import { matrix } from './table/matrix.ts';
import { omissions } from './table/omissions.ts';
import { routeList } from './table/route-list.ts';
import { type BarOptions, barLayout } from './table-options.ts';

/**
 * A report for a terminal: where it was made, its routes, a table of targets by routes, the
 * findings by cause with what to do, who signed what, latency with the first byte in bars, what was
 * not asked, and what it comes to. Every text of the network is escaped. Lines are at most `width` cells (80 at the least) and the text
 * ends in a newline.
 */
export function renderTable(report: Report, options: BarOptions): string {
  const layout = barLayout(options);
  const { lines, keys } = matrix(report, layout);
  return [
    ...auditHeading(report, layout),
    '',
    layout.paint('heading', 'Routes'),
    ...routeList(report, { ...layout, keys }),
    ...componentList(report, layout),
    ...controlList(report, { ...layout, keys }),
    '',
    ...lines,
    ...findingEntries(report, { ...layout, keys }),
    ...issuerList(report, { ...layout, keys }),
    ...latencyTable(report, layout),
    ...omissions(report, layout),
    ...conclusion(report, layout),
    '',
  ].join('\n');
}
