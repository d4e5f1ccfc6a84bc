import { isIP } from 'node:net';
import type { LabWay, NameRule } from '../fault/fault.ts';
import { addressesOf } from '../fault/name-fault-addresses.ts';
import type { Place } from '../proxy/surroundings.ts';
import type { Placements } from '../services/placements.ts';
import type { AddressBook, Endpoint } from './address-book.ts';
import { isPublicName } from './zone.ts';

export interface LocatorOptions {
  readonly book: AddressBook;
  readonly placements: Placements;
  /** What the company's name server says: an address of its answers leads to the same place. */
  readonly names: readonly NameRule[];
  readonly closedPort: number;
  readonly silentPort: number | undefined;
}

/**
 * Makes the far side's view of the world for one way out: the loopback port where a name or an
 * address is served, a closed one where nothing is, undefined for what cannot be found.
 */
export function createLocator(
  way: LabWay,
  { book, placements, names, closedPort, silentPort = closedPort }: LocatorOptions,
): (place: Place) => number | undefined {
  const endpoints = new Map<string, Endpoint>();
  const known = new Set<string>();
  const silent = new Set<string>();
  for (const endpoint of book.endpoints) {
    const rules = names.filter(({ host }) => host === endpoint.host);
    const more = rules.flatMap(({ fault }) => addressesOf(fault));
    for (const { address, fate } of more) {
      if (fate === 'drop') silent.add(address);
      if (fate !== 'served') known.add(address);
    }
    const served = more.flatMap(({ address, fate }) => (fate === 'served' ? [address] : []));
    for (const name of [endpoint.host, endpoint.address, ...served]) {
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
    if (silent.has(host)) return silentPort;
    if (known.has(host)) return closedPort;
    const other = isIP(host) ? host === book.otherAddress : isPublicName(host);
    return other ? (otherPorts.get(port) ?? closedPort) : undefined;
  };
}
