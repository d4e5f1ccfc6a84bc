import { builtInCatalogues } from '../../src/catalogue/built-in-catalogues.ts';
import type { Selection } from '../../src/catalogue/rows/row-reasons.ts';
import { type SelectedTargets, selectTargets } from '../../src/catalogue/select/select-targets.ts';

/** The targets of a built-in list for a selection, with every default. */
export function chosen(name: string, selection: Partial<Selection>): SelectedTargets {
  const catalogue = builtInCatalogues.find((one) => one.name === name);
  if (!catalogue) throw new Error(`Unknown list: ${name}`);
  return selectTargets(catalogue.services, {
    os: [],
    regions: [],
    portal: false,
    listName: name,
    ...selection,
  });
}

/** Their hosts, in order. */
export function hostsOf(name: string, selection: Partial<Selection>): string[] {
  return chosen(name, selection).targets.map(({ host }) => host);
}
