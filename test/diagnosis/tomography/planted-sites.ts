import type { Seen } from '../../../src/diagnosis/tomography/seen.ts';
import { isMissing } from '../../../src/diagnosis/tomography/tomography.ts';
import type {
  MergedTarget,
  Missing,
  SharedCause,
  SiteCell,
} from '../../../src/model/compared/merged.ts';

/** A site that goes by these things. */
export interface PlantedSite {
  readonly name: string;
  readonly proxy?: string;
  readonly resolver: string;
  readonly egress: string;
}

/** Two targets a category. */
export const targets: readonly MergedTarget[] = ['cloud', 'updates', 'commands'].flatMap(
  (category) =>
    [1, 2].map((number) => ({
      url: `https://${category}${number}.example/`,
      host: `${category}${number}.example`,
      port: 443,
      service: category,
      category,
    })),
);

/** Whether a cell depends on what is broken: told from the plant alone. */
function isBroken(cause: SharedCause, site: PlantedSite, target: MergedTarget): boolean {
  const { place, name, category, target: url } = cause;
  if (cause.site !== undefined && cause.site !== site.name) return false;
  const isInScope =
    (category === undefined || category === target.category) &&
    (url === undefined || url === target.url);
  const names: Readonly<Record<string, string | undefined>> = {
    ...{ site: site.name, proxy: site.proxy, resolver: site.resolver },
    egress: site.proxy === undefined ? site.egress : undefined,
  };
  return isInScope && (place === 'everywhere' || names[place] === name);
}

/** Every target at every site, blocked where something on its way is broken. */
export function plantedSites(
  sites: readonly PlantedSite[],
  broken: readonly SharedCause[],
): Seen & { readonly egresses: ReadonlyMap<string, string> } {
  const seen = sites.map((site) => ({
    name: site.name,
    cells: targets.map((target): SiteCell => {
      const { proxy, resolver } = site;
      const isBlocked = broken.some((cause) => isBroken(cause, site, target));
      return {
        ...{ target: target.url, route: proxy ?? 'direct', resolver, isCounted: true },
        verdict: isBlocked ? 'blocked' : 'reachable',
        ...(proxy !== undefined && { proxy }),
      };
    }),
  }));
  const missing = seen.flatMap(({ name, cells }) =>
    cells.filter(isMissing).map((cell): Missing => ({ ...cell, site: name })),
  );
  const egresses = new Map(sites.map(({ name, egress }) => [name, egress]));
  return { sites: seen, missing, targets, egresses };
}
