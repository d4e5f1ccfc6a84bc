import { wrapText } from '../../../text/wrap-text.ts';
import { type LoadPlan, permission, plannedFacts } from '../../../view/load/load-plan.ts';
import { type TableOptions, tableLayout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';
import { factLines } from './fact-lines.ts';

/** What a run of load is about to send, and to whom, before anything is sent. */
export function renderLoadPlan(plan: LoadPlan, options: TableOptions): string {
  const layout = tableLayout(options);
  return [
    layout.paint('heading', 'This puts load on others:'),
    ...factLines(plannedFacts(plan), layout),
    '',
    ...wrapText(terminalText(permission), layout),
    '',
  ].join('\n');
}
