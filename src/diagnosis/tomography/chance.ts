import type { SharedCause } from '../../model/compared/merged.ts';

/** Oftener than in one of twenty merges chance alone must not make a cause. */
const mostChance = 0.05;

/** What there is to be hit, and how much of it fails for reasons of its own. */
export interface Odds {
  readonly sites: number;
  readonly targets: number;
  readonly categories: number;
  /** The share of cells that nothing explains. */
  readonly leak: number;
}

/**
 * Whether a cause of one site may be no cause but chance: as many cells as it alone explains, failing each for
 * reasons of its own, are expected somewhere among all sites and scopes oftener than once in twenty merges. What several sites
 * agree on is taken for no chance.
 */
export function mayBeChance(
  { place, site, category, targets }: SharedCause,
  { cells, odds }: { readonly cells: number; readonly odds: Odds },
): boolean {
  if (cells < 2) return true;
  if (place !== 'site' && site === undefined) return false;
  const scopes = targets
    ? choices(odds.targets, cells)
    : category === undefined
      ? 1
      : odds.categories;
  return odds.sites * scopes * odds.leak ** cells > mostChance;
}

/** In how many ways so many can be chosen. */
function choices(of: number, count: number): number {
  let ways = 1;
  for (let taken = 0; taken < Math.min(count, of); taken += 1) ways *= (of - taken) / (taken + 1);
  return ways;
}
