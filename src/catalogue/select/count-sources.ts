import type { CatalogueSource, Service, SkippedRow, Target } from '../../model/target/target.ts';
import type { CatalogueProblem, LoadedCatalogue } from '../catalogue.ts';
import type { SelectedTargets } from './select-targets.ts';

/**
 * The sources of a list, counted after a selection: what came of the rows of each sheet, and how many
 * targets came from it. A target that several sheets name counts for each of them.
 */
export function countSources(list: LoadedCatalogue, selected: SelectedTargets): CatalogueSource[] {
  return list.sources.map((source) => {
    // A source without a sheet is the whole of a list, whatever sheets its facts come from.
    const whole = source.sheet === undefined;
    const here = ({ sheet }: { readonly sheet?: string }): boolean =>
      whole || sheet === source.sheet;
    const told = {
      services: list.services.filter(here),
      skipped: list.skipped.filter(here),
      problems: list.problems.filter(here),
    };
    const { taken, inPart } = list.isBuiltIn ? ownRows(told, selected) : countRows(told, selected);
    return {
      ...source,
      taken,
      inPart,
      skipped: source.rows - taken - inPart,
      targets: selected.targets.filter((target) => whole || comesFrom(target, source)).length,
    };
  });
}

/** What was read of one sheet. */
export interface ReadRows {
  readonly services: readonly Service[];
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly CatalogueProblem[];
}

export interface RowCounts {
  readonly taken: number;
  readonly inPart: number;
}

/** How many rows of one sheet of a file gave targets: all that they name, or a part of it. */
export function countRows(
  { services, skipped, problems }: ReadRows,
  { outcomes }: Pick<SelectedTargets, 'outcomes'>,
): RowCounts {
  const cut = new Set([...skipped, ...problems].map(({ row }) => row));
  const given = new Set<number | undefined>();
  for (const service of services) {
    const { row } = service;
    const outcome = outcomes.get(service) ?? 'out';
    if (outcome !== 'out') given.add(row);
    if (outcome !== 'taken') cut.add(row);
  }
  const inPart = [...given].filter((row) => cut.has(row)).length;
  return { taken: given.size - inPart, inPart };
}

/** In a built-in list every address is a row of its own, wherever it stood in the document. */
function ownRows({ services }: ReadRows, { outcomes }: SelectedTargets): RowCounts {
  const found = services.map((service) => outcomes.get(service));
  return {
    taken: found.filter((outcome) => outcome === 'taken').length,
    inPart: found.filter((outcome) => outcome === 'in-part').length,
  };
}

function comesFrom(
  target: Target,
  { name, sheet }: Pick<CatalogueSource, 'name' | 'sheet'>,
): boolean {
  return target.reasons.some(
    (reason) => reason.rule === 'listed' && reason.source === name && reason.sheet === sheet,
  );
}
