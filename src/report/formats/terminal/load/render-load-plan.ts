import type { LoadOptions, LoadWay } from '../../../../model/load.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { type LoadFact, loadFacts } from '../../../view/load/load-facts.ts';
import { type TableOptions, tableLayout } from '../table-options.ts';
import { factLines } from './fact-lines.ts';

export interface LoadPlan {
  readonly options: LoadOptions;
  readonly ways: readonly LoadWay[];
}

/** What a run of load is about to send, and to whom, before anything is sent. */
export function renderLoadPlan(plan: LoadPlan, options: TableOptions): string {
  const layout = tableLayout(options);
  return [
    layout.paint('heading', 'This puts load on others:'),
    ...factLines([...loadFacts(plan), bounds(plan)], layout),
    '',
    ...wrapText(permission, layout),
    '',
  ].join('\n');
}

const permission =
  'Ask those who run the proxy and the target first. Nothing else is contacted, and Ctrl-C ends it with a report.';

function bounds({ options }: LoadPlan): LoadFact {
  const { maxConnections, maxBytes, maxErrors } = options;
  const bytes = `${maxBytes / 1_000_000} MB of bodies`;
  return {
    label: 'at most',
    value: `${maxConnections} connections and ${bytes} in all; ends when more than ${maxErrors * 100} % fail`,
  };
}
