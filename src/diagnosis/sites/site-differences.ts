import type { MergedSite, SiteDifference } from '../../model/compared/merged.ts';

const told = ['version', 'os', 'regions', 'lists'] as const;

/** In what the audits of sites differ, so that nobody takes another question for another answer. */
export function siteDifferences(sites: readonly MergedSite[]): readonly SiteDifference[] {
  return told.flatMap((of) => {
    const groups = Map.groupBy(sites, (site) => textOf(site[of]));
    if (groups.size < 2) return [];
    const values = [...groups].map(([value, some]) => ({
      value,
      sites: some.map(({ name }) => name),
    }));
    return [{ of, values: values.toSorted((a, b) => b.sites.length - a.sites.length) }];
  });
}

function textOf(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.toSorted().join(', ');
}
