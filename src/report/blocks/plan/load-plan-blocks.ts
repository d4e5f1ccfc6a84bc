import { named, ours, say } from '../../text/say.ts';
import { type LoadPlan, permission, plannedFacts } from '../../view/load/load-plan.ts';
import type { Block } from '../block.ts';

/** What a run of load would put on whom, as a document. */
export function* loadPlanBlocks(plan: LoadPlan): Generator<Block> {
  yield { kind: 'heading', level: 1, text: say`Plan of a load on a proxy` };
  yield { kind: 'paragraph', text: say`${permission} Nothing was sent for this plan.` };
  yield {
    kind: 'facts',
    heads: [say`Run`, say`What`],
    facts: plannedFacts(plan).map(({ label, value }) => ({
      label: ours(label),
      value: named(value),
    })),
  };
}
