import type { Component } from '../../model/route/component.ts';
import type { Target } from '../../model/target/target.ts';
import type { CatalogueProblem } from '../catalogue.ts';
import type { CollectedRows } from '../rows/collect-rows.ts';
import { catalogueRegions } from '../select/catalogue-regions.ts';
import type { SelectedRows } from './select-rows.ts';

interface Looking {
  readonly look: (targets: readonly Target[]) => void;
  /** Shown some rows before they count; false: the count is of no use, and ends. */
  readonly goesOn?: (rows: CollectedRows) => boolean;
}

/** What a list comes to. */
export interface ListCount {
  /** It was counted to its end. */
  readonly isWhole: boolean;
  readonly counts: {
    readonly rows: number;
    readonly taken: number;
    readonly inPart: number;
    readonly targets: number;
  };
  /** The first thousand. */
  readonly problems: readonly CatalogueProblem[];
  readonly problemCount: number;
  readonly unread: ReadonlyMap<string, number>;
  readonly regions: readonly string[];
  readonly asking: ReadonlySet<Component>;
}

const maxProblems = 1000;

/** Counts a list to its end, and keeps none of it but the first thousand problems. */
export async function countList(
  list: AsyncIterable<SelectedRows>,
  { look, goesOn = () => true }: Looking,
): Promise<ListCount> {
  const problems: CatalogueProblem[] = [];
  const regions = new Set<string>();
  const asking = new Set<Component>();
  const unread = new Map<string, number>();
  const counts = { rows: 0, taken: 0, inPart: 0, targets: 0 };
  let problemCount = 0;
  let isWhole = true;
  for await (const some of list) {
    const { services, skipped, problems: found, source } = some.collected;
    isWhole = goesOn(some.collected);
    if (!isWhole) break;
    for (const region of catalogueRegions(services)) regions.add(region);
    problems.push(...found.slice(0, maxProblems - problems.length));
    problemCount += found.length;
    look(some.targets);
    for (const { askedBy = [] } of some.targets) {
      for (const { component } of askedBy) asking.add(component);
    }
    for (const { reason } of skipped) {
      unread.set(reason.rule, (unread.get(reason.rule) ?? 0) + 1);
    }
    counts.targets += some.targets.length;
    counts.taken += some.counts.taken;
    counts.inPart += some.counts.inPart;
    counts.rows = source.rows;
  }
  const told = { problems, problemCount, unread, asking };
  return { isWhole, counts, ...told, regions: [...regions].sort() };
}
