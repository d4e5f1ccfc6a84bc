import { isIP } from 'node:net';
import type { AddressBook, Endpoint } from './address-book.ts';
import type { LabWay } from './fault.ts';
import type { Placements } from './placements.ts';
import type { Place } from './proxy/surroundings.ts';
import { isPublicName } from './zone.ts';

export interface LocatorOptions {
  readonly book: AddressBook;
  readonly placements: Placements;
  readonly closedPort: number;
}

/**
 * Makes the far side's view of the world for one way out: the loopback port where a name or an
 * address is served, a closed one where nothing is, undefined for what cannot be found.
 */
export function createLocator(
  way: LabWay,
  { book, placements, closedPort }: LocatorOptions,
): (place: Place) => number | undefined {
  const endpoints = new Map<string, Endpoint>();
  const known = new Set<string>();
  for (const endpoint of book.endpoints) {
    for (const name of [endpoint.host, endpoint.address]) {
      known.add(name);
      endpoints.set(`${name}:${endpoint.port}`, endpoint);
    }
  }
  const otherPorts = new Map([
    [443, placements.tlsPort],
    [80, placements.httpPort],
  ]);
  return ({ host, port }) => {
    const endpoint = endpoints.get(`${host}:${port}`);
    if (endpoint) return placements.portOf(endpoint, way);
    if (known.has(host)) return closedPort;
    const other = isIP(host) ? host === book.otherAddress : isPublicName(host);
    return other ? (otherPorts.get(port) ?? closedPort) : undefined;
  };
}
