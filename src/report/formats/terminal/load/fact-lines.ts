import type { LoadFact } from '../../../view/load/load-facts.ts';
import type { Layout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const labelWidth = 10;

/** Facts as lines of a terminal, each behind its label. */
export function factLines(facts: readonly LoadFact[], layout: Layout): string[] {
  return facts.flatMap(({ label, value }) =>
    labelled(value, { label: `  ${label.padEnd(labelWidth)}`, layout }),
  );
}
