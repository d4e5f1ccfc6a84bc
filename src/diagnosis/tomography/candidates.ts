import type { MergedTarget, SharedCause, SharedPlace, SiteCell } from '../../model/merged.ts';
import { type Team, teamOf } from '../../model/team.ts';

/** A cell with the site that it was seen at, and the way out that its direct connections take. */
export interface PlacedCell
  extends Pick<SiteCell, 'target' | 'proxy' | 'resolver' | 'interceptor'> {
  readonly site: string;
  readonly egress?: string;
}

type Categories = ReadonlyMap<string, Pick<MergedTarget, 'category'>>;

/**
 * What a cell depends on, and may share with others: each thing on its way, for all targets, for those
 * of its category, or for its target alone. Widest first. What it shares with nobody is left out.
 */
export function dependenciesOf(cell: PlacedCell, targets: Categories): readonly SharedCause[] {
  const { target } = cell;
  const category = targets.get(target)?.category;
  return placesOf(cell).flatMap(({ place, name }) => {
    const at = { place, ...(name !== undefined && { name }) };
    return [
      ...(place === 'everywhere' ? [] : [at]),
      ...(category === undefined ? [] : [{ ...at, category }]),
      ...(place === 'site' ? [] : [{ ...at, target }]),
    ];
  });
}

interface Place {
  readonly place: SharedPlace;
  readonly name?: string | undefined;
}

function placesOf({ site, proxy, resolver, interceptor, egress }: PlacedCell): readonly Place[] {
  const places: readonly Place[] = [
    { place: 'interceptor', name: interceptor },
    { place: 'proxy', name: here(proxy, site) },
    { place: 'resolver', name: here(resolver, site) },
    // Where a proxy leaves the network is its own affair.
    { place: 'egress', name: proxy === undefined ? egress : undefined },
    { place: 'site', name: site },
  ];
  return [...places.filter(({ name }) => name !== undefined), { place: 'everywhere' }];
}

/** A loopback or link-local address is another machine at each site. */
function here(server: string | undefined, site: string): string | undefined {
  if (server === undefined) return undefined;
  const isOwn = /^(?:127\.|169\.254\.|\[?::1\]?:|\[?fe[89ab][\da-f]:|localhost:)/i.test(server);
  return isOwn ? `${server} of ${site}` : server;
}

/** One text for each cause. */
export function causeKey({ place, name, category, target }: SharedCause): string {
  return JSON.stringify([place, name, category, target]);
}

/**
 * Whether a cause may explain a cell: it may not where a finding names another team, and no other
 * explanation fits that finding.
 */
export function mayExplain({ place }: SharedCause, { cause }: Pick<SiteCell, 'cause'>): boolean {
  if (cause?.confidence !== 'certain') return true;
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
