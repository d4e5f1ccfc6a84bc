import { wrapText } from '../../../text/wrap-text.ts';
import { planTexts } from '../../../view/audit/plan/plan-texts.ts';
import type { ShownPlan } from '../../../view/audit/plan/shown-plan.ts';
import { auditHeading } from '../audit/audit-heading.ts';
import { routeList } from '../audit/route-list.ts';
import { plannedComponents } from '../discovery/component-list.ts';
import { type TableOptions, tableLayout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';
import { bypassesOfPlan } from './bypasses-of-plan.ts';
import { contactLines } from './contact-lines.ts';
import { planMatrix } from './plan-matrix.ts';

/** The longest of our own sentences about what may follow. */
const maxSentence = 4000;

/**
 * What an audit would contact, how often and in what order, for a terminal: name servers, then
 * proxies, then each target over each route with the numbers of its attempts. Nothing has been
 * sent when this is shown. Ends in a newline.
 */
export function renderPlan(plan: ShownPlan, options: TableOptions): string {
  const { head } = plan;
  const layout = tableLayout(options);
  return [
    ...auditHeading(head, layout),
    '',
    layout.paint('heading', 'Routes'),
    ...routeList(head, { ...layout, keys: true }),
    ...bypassesOfPlan(head, layout),
    ...plannedComponents(head, layout),
    ...contactLines(plan, layout),
    ...planMatrix(plan, layout),
    '',
    ...planTexts(plan).flatMap((text) =>
      wrapText(terminalText(text, { max: maxSentence }), layout),
    ),
    '',
  ].join('\n');
}
