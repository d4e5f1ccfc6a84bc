import type { Report } from '../../../../model/audit/report.ts';
import { lineUpLines } from '../diff/line-up-lines.ts';
import { componentList } from '../discovery/component-list.ts';
import { type BarOptions, barLayout } from '../table-options.ts';
import { answerLines } from './answer-lines.ts';
import { auditHeading } from './audit-heading.ts';
import { conclusion } from './conclusion.ts';
import { controlList } from './control-list.ts';
import { findingEntries } from './finding-entries.ts';
import { issuerList } from './issuer-list.ts';
import { latencyTable } from './latency/latency-table.ts';
import { matrix } from './matrix/matrix.ts';
import { omissions, waivers } from './omissions.ts';
import { routeList } from './route-list.ts';

/**
 * A report for a terminal: the answer first, where it was made, its routes, a table of targets by routes, the
 * findings by cause with what to do, who signed what, latency with the first byte in bars, what was
 * not asked, and what it comes to. Every text of the network is escaped. Lines are at most `width` cells (80 at the least) and the text
 * ends in a newline.
 */
export function renderTable(report: Report, options: BarOptions): string {
  const layout = barLayout(options);
  const { lines, keys } = matrix(report, layout);
  return [
    ...lineUpLines(report, layout),
    ...answerLines(report, layout),
    ...auditHeading(report, layout),
    '',
    layout.paint('heading', 'Routes'),
    ...routeList(report, { ...layout, keys }),
    ...componentList(report, layout),
    ...controlList(report, { ...layout, keys }),
    '',
    ...lines,
    ...findingEntries(report, { ...layout, keys, verbose: options.verbose ?? false }),
    ...issuerList(report, { ...layout, keys }),
    ...latencyTable(report, layout),
    ...waivers(report, layout),
    ...omissions(report, layout),
    ...conclusion(report, layout),
    '',
  ].join('\n');
}
