import type { CatalogueSource, SkippedRow, Target } from '../model/target.ts';
import type { LoadedCatalogue } from './catalogue.ts';
import type { SelectedTargets } from './select-targets.ts';

/**
 * The sources of a list, counted after a selection: how many targets came from each sheet and
 * how many of its rows are out, unreadable ones included. A target that several sheets name
 * counts for each of them.
 */
export function countSources(
  { sources, skipped }: LoadedCatalogue,
  selected: SelectedTargets,
): CatalogueSource[] {
  const out: readonly SkippedRow[] = [...skipped, ...selected.skipped];
  return sources.map((source) => {
    // A source without a sheet is the whole of a list, whatever sheets its facts come from.
    const whole = source.sheet === undefined;
    return {
      ...source,
      targets: selected.targets.filter((target) => whole || comesFrom(target, source)).length,
      skipped: out.filter(({ sheet }) => whole || sheet === source.sheet).length,
    };
  });
}

function comesFrom(target: Target, { name, sheet }: CatalogueSource): boolean {
  return target.reasons.some(
    (reason) => reason.rule === 'listed' && reason.source === name && reason.sheet === sheet,
  );
}
