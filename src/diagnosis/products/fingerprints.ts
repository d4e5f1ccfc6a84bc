import type { Fingerprint, Place } from './fingerprint.ts';
import { firewalls } from './firewalls.ts';
import { hotspots } from './hotspots.ts';
import { nameFilters } from './name-filters.ts';
import { proxies } from './proxies.ts';
import { webGateways } from './web-gateways.ts';

const strongest: readonly string[] = ['block high', 'portal high', 'block low', 'product high'];

/** Where a product's page alone has its mark, and an article about it has none. */
const tellingPlaces: readonly Place[] = ['lead', 'query', 'title'];

/**
 * All marks in the order in which they are tried: what proves before what suggests, and a name
 * last; of equal strength, those in telling places first. The facts are public: the vendors' documentation of their pages, what users report of
 * them, and the sources of those that are open.
 */
export const fingerprints: readonly Fingerprint[] = [
  ...firewalls,
  ...webGateways,
  ...nameFilters,
  ...proxies,
  ...hotspots,
].toSorted((a, b) => rank(a) - rank(b));

function rank({ proves, confidence, place }: Fingerprint): number {
  return 2 * strongest.indexOf(`${proves} ${confidence}`) + Number(!tellingPlaces.includes(place));
}
