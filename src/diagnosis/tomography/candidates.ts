import type {
  MergedTarget,
  SharedCause,
  SharedPlace,
  SiteCell,
} from '../../model/compared/merged.ts';
import { type Team, teamOf } from '../../model/finding/team.ts';

/** A cell with the site that it was seen at, and the way out that its direct connections take. */
export interface PlacedCell
  extends Pick<SiteCell, 'target' | 'proxy' | 'resolver' | 'interceptor'> {
  readonly site: string;
  readonly egress?: string;
}

type Categories = ReadonlyMap<string, Pick<MergedTarget, 'category'>>;

/**
 * A thing for all targets, for those of a category, and for one, the widest first: as far as cells may share it.
 */
export function scopesOf(
  at: SharedCause,
  { target, category }: { readonly target: string; readonly category?: string },
): readonly SharedCause[] {
  const isOfOneSite = at.place === 'site' || at.site !== undefined;
  return [
    ...(at.place === 'everywhere' ? [] : [at]),
    ...(category === undefined ? [] : [{ ...at, category }]),
    ...(isOfOneSite ? [] : [{ ...at, target }]),
  ];
}

/** The things on the way of a cell, and those of them that other sites may share as its site alone reaches them. */
export function placesOf(cell: PlacedCell): readonly SharedCause[] {
  const { site, proxy, resolver, interceptor, egress } = cell;
  const things: readonly SharedCause[] = [
    ...thing('interceptor', interceptor),
    ...thing('proxy', here(proxy, site)),
    ...thing('resolver', here(resolver, site)),
    // Where a proxy leaves the network is its own affair.
    ...thing('egress', proxy === undefined ? egress : undefined),
  ];
  const own = things.flatMap((one) => (one.place === 'egress' ? [] : [{ ...one, site }]));
  return [...things, { place: 'site', name: site }, { place: 'everywhere' }, ...own];
}

function thing(place: SharedPlace, name: string | undefined): readonly SharedCause[] {
  return name === undefined ? [] : [{ place, name }];
}

/** A loopback or link-local address is another machine at each site. */
function here(server: string | undefined, site: string): string | undefined {
  if (server === undefined) return undefined;
  const isOwn = /^(?:127\.|169\.254\.|\[?::1\]?:|\[?fe[89ab][\da-f]:|localhost:)/i.test(server);
  return isOwn ? `${server} of ${site}` : server;
}

/** Whether a cell depends on a cause. */
export function dependsOn(cell: PlacedCell, cause: SharedCause, targets: Categories): boolean {
  const { category, target, targets: list } = cause;
  if (target !== undefined && target !== cell.target) return false;
  if (list !== undefined && !list.includes(cell.target)) return false;
  if (category !== undefined && category !== targets.get(cell.target)?.category) return false;
  return placesOf(cell).some(
    ({ place, name, site }) => place === cause.place && name === cause.name && site === cause.site,
  );
}

/** One text for each cause. */
export function causeKey({ place, name, site, category, targets, target }: SharedCause): string {
  return JSON.stringify([place, name, site, category, targets, target]);
}

/**
 * Whether a cause may explain a cell: it may not where a finding names another team, and no other
 * explanation fits that finding. What is said of a thing as one site alone reaches it rests on fewer cells: there a
 * finding that is only likely names the team as well.
 */
export function mayExplain(
  { place, site }: SharedCause,
  { cause }: Pick<SiteCell, 'cause'>,
): boolean {
  const isSure = cause?.confidence === 'certain' || (site !== undefined && cause?.actor);
  if (!cause || !isSure) return true;
  return places[teamOf(cause.actor)].includes(place);
}

/** Whether what was found names the thing itself. */
export function isNamed({ place }: SharedCause, { cause }: Pick<SiteCell, 'cause'>): boolean {
  return cause?.confidence === 'certain' && places[teamOf(cause.actor)][0] === place;
}

/** Where what a team looks after may stand, the nearest first. */
const places: Readonly<Record<Team, readonly SharedPlace[]>> = {
  firewall: ['egress', 'site', 'everywhere'],
  proxy: ['proxy', 'everywhere'],
  inspection: ['interceptor', 'proxy', 'egress', 'site', 'everywhere'],
  'name-servers': ['resolver', 'everywhere'],
  machine: ['site', 'everywhere'],
  service: ['everywhere'],
  unknown: ['interceptor', 'proxy', 'resolver', 'egress', 'site', 'everywhere'],
};
