import { type PrefixSet, prefixSet } from '../../model/address/prefix-set.ts';
import type { HavePlace } from './have.ts';

/** Places by address, asked by halving. */
export interface RangeIndex {
  /** Whether all addresses of a place lie in these, at its port and for the same job. */
  readonly holds: (place: HavePlace) => boolean;
  /** Which prefixes of these lie in a place: the first of the fewest. */
  readonly inside: (place: HavePlace) => readonly string[];
}

/** An index of those of some places that go by address. Several that hold a place together do, as one would. */
export function rangeIndex(places: readonly HavePlace[]): RangeIndex {
  const jobs = Map.groupBy(
    places.filter(({ byAddress }) => byAddress),
    jobOf,
  );
  const sets = new Map<string, PrefixSet>();
  /** What says no port is taken for every port. */
  const setOf = (place: HavePlace, port: number | undefined): PrefixSet => {
    const key = `${jobOf(place)} ${port ?? ''}`;
    const found = sets.get(key);
    if (found) return found;
    const some = (jobs.get(jobOf(place)) ?? []).filter(
      ({ ports }) => port === undefined || !ports || ports.includes(port),
    );
    const made = prefixSet(some.map(({ host }) => host));
    sets.set(key, made);
    return made;
  };
  const portsOf = ({ ports }: HavePlace): readonly (number | undefined)[] => ports ?? [undefined];
  return {
    holds: (place) => portsOf(place).every((port) => setOf(place, port).has(place.host)),
    inside: (place) => [
      ...new Set(portsOf(place).flatMap((port) => setOf(place, port).inside(place.host))),
    ],
  };
}

/** Many files do not say whether what they let pass does so with a login or without. */
function jobOf({ list }: Pick<HavePlace, 'list'>): 'closed' | 'open' {
  return list === 'no-inspect' ? 'closed' : 'open';
}
