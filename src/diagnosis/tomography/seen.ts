import type { MergedTarget, Missing, SiteCell } from '../../model/compared/merged.ts';

/** Which way out the direct connections of a site take, by the name of the site. */
export type Egresses = ReadonlyMap<string, string>;

/** Reports of many sites, as far as causes are looked for in them. */
export interface Seen {
  readonly missing: readonly Missing[];
  readonly sites: readonly { readonly name: string; readonly cells: readonly SiteCell[] }[];
  readonly targets: readonly MergedTarget[];
}
