import type { LoadOptions, LoadWay } from '../../../model/load/load.ts';
import { say, type Text } from '../../text/say.ts';
import { type LoadFact, loadFacts } from './load-facts.ts';

/** What a run of load would put on whom. */
export interface LoadPlan {
  readonly options: LoadOptions;
  readonly ways: readonly LoadWay[];
}

/** What it is, and what bounds it. */
export function plannedFacts(plan: LoadPlan): readonly LoadFact[] {
  return [...loadFacts(plan), bounds(plan)];
}

/** Whose leave it takes. */
export const permission: Text = say`Ask those who run the proxy and the target first. Nothing else is contacted, and Ctrl-C ends it with a report.`;

function bounds({ options }: LoadPlan): LoadFact {
  const { maxConnections, maxBytes, maxErrors } = options;
  const bytes = `${maxBytes / 1_000_000} MB of bodies`;
  return {
    label: 'at most',
    value: `${maxConnections} connections and ${bytes} in all; ends when more than ${maxErrors * 100} % fail`,
  };
}
