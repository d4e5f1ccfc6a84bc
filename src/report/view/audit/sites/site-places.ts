import type { CellCause, Merged, Missing } from '../../../../model/compared/merged.ts';
import type { VerdictName } from '../../../../model/finding/verdict.ts';
import { targetLabels } from '../../targets/target-labels.ts';

/** Targets that are missing for one reason at the same sites. */
export interface MissingRow {
  readonly targets: readonly string[];
  readonly cause: CellCause | undefined;
  readonly sites: readonly string[];
  readonly ways: readonly string[];
}

/** Sites by targets. */
export interface SitePlaces {
  /** What a URL is called. */
  readonly label: (url: string) => string;
  readonly verdict: (site: string, url: string) => VerdictName | undefined;
  /** What is missing at the most sites first. */
  readonly missing: readonly MissingRow[];
}

/** Looks up what a merged report says of each place. */
export function placesOf({ targets, verdicts, missing }: Merged): SitePlaces {
  const labels = targetLabels(targets.map((target) => ({ ...target, id: target.url })));
  const bySite = new Map<string, Map<string, VerdictName>>();
  for (const { site, target, verdict } of verdicts) {
    const ofSite = bySite.get(site) ?? new Map<string, VerdictName>();
    bySite.set(site, ofSite.set(target, verdict));
  }
  return {
    label: (url) => labels.get(url) ?? url,
    verdict: (site, url) => bySite.get(site)?.get(url),
    missing: rowsOf(missing),
  };
}

function rowsOf(missing: readonly Missing[]): readonly MissingRow[] {
  const each = Map.groupBy(missing, ({ target, cause }) => JSON.stringify([target, cause]));
  const rows = [...each.values()].flatMap((cells) => {
    const [first] = cells;
    const sites = [...new Set(cells.map(({ site }) => site))];
    const ways = [...new Set(cells.map(({ route }) => route))];
    return first ? [{ targets: [first.target], cause: first.cause, sites, ways }] : [];
  });
  const alike = Map.groupBy(rows, ({ cause, sites, ways }) => JSON.stringify([cause, sites, ways]));
  return [...alike.values()]
    .flatMap((some) => {
      const [first] = some;
      return first ? [{ ...first, targets: some.flatMap(({ targets }) => targets) }] : [];
    })
    .toSorted((one, other) => other.sites.length - one.sites.length);
}
