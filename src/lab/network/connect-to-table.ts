import type { ConnectTo } from '../../model/address/connect-to.ts';
import type { NameRule } from '../fault/fault.ts';
import type { LabAddress } from '../fault/lab-address.ts';
import { addressesOf } from '../fault/name-fault-addresses.ts';
import type { LabProxyAddress } from '../lab.ts';
import type { Placements } from '../services/placements.ts';
import type { WebServer } from '../services/web-server.ts';
import type { AddressBook } from './address-book.ts';

export interface TableOptions {
  readonly book: AddressBook;
  readonly placements: Placements;
  readonly names: readonly NameRule[];
  readonly proxies: readonly LabProxyAddress[];
  /** The addresses of the company's own names. */
  readonly own: ReadonlyMap<string, readonly string[]>;
  readonly web: WebServer | undefined;
  /** What stands at addresses at which nobody is; none: they are refused. */
  readonly nobody: readonly ConnectTo[];
  readonly closedPort: number;
  /** Absent where nothing in the scenario keeps silent. */
  readonly silentPort: number | undefined;
}

const loopback = '127.0.0.1';

/**
 * Says where a connection of this machine to an address of the lab really goes. The first entry
 * that matches decides, and the last one matches all: an address that is not the lab's is refused
 * here and never leaves.
 */
export function connectToTable(options: TableOptions): ConnectTo[] {
  return [
    ...serviceEntries(options),
    ...proxyEntries(options),
    ...webEntries(options),
    ...options.nobody,
    { host: '', address: loopback, toPort: options.closedPort, addressOnly: true },
  ];
}

function serviceEntries({ book, placements, names, ...ports }: TableOptions): ConnectTo[] {
  const entries = book.endpoints.flatMap((endpoint) => {
    const toPort = placements.portOf(endpoint, 'direct');
    const more = names
      .filter(({ host }) => host === endpoint.host)
      .flatMap(({ fault }) => addressesOf(fault))
      .map(({ address, fate }) =>
        entry(address, endpoint.port, portFor(fate, { ...ports, toPort })),
      );
    return [entry(endpoint.address, endpoint.port, toPort), ...more];
  });
  const others = [
    entry(book.otherAddress, 443, placements.tlsPort),
    entry(book.otherAddress, 80, placements.httpPort),
  ];
  return [...entries, ...others];
}

/** A proxy is reached by its name's addresses, and by the port at which it really listens. */
function proxyEntries({ proxies, own, ...ports }: TableOptions): ConnectTo[] {
  return proxies.flatMap(({ host, port, name, namedPort, addresses = [] }) => {
    const known = own.get(name);
    if (known === undefined) return [];
    const fates = new Map(addresses.map(({ address, fate }) => [address, fate]));
    const entries = known.map((address) => {
      const fate = fates.get(address) ?? 'served';
      return entry(address, namedPort, portFor(fate, { ...ports, toPort: port }));
    });
    return [...entries, entry(host, port, port)];
  });
}

function portFor(
  fate: LabAddress['fate'],
  {
    toPort,
    closedPort,
    silentPort,
  }: Pick<TableOptions, 'closedPort' | 'silentPort'> & {
    readonly toPort: number;
  },
): number {
  if (fate === 'served') return toPort;
  return fate === 'drop' ? (silentPort ?? closedPort) : closedPort;
}

/** By address, and by name as well: a document is fetched by name, and the last entry matches all. */
function webEntries({ web }: TableOptions): ConnectTo[] {
  if (!web) return [];
  return [...web.addresses].flat(2).map((host) => entry(host, 80, web.port));
}

function entry(host: string, port: number, toPort: number): ConnectTo {
  return { host, port, address: loopback, toPort };
}
