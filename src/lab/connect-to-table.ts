import type { ConnectTo } from '../model/connect-to.ts';
import type { AddressBook } from './address-book.ts';
import type { NameRule } from './fault.ts';
import type { LabProxyAddress } from './lab.ts';
import type { Placements } from './placements.ts';
import type { WebServer } from './web-server.ts';

export interface TableOptions {
  readonly book: AddressBook;
  readonly placements: Placements;
  readonly names: readonly NameRule[];
  readonly proxies: readonly LabProxyAddress[];
  /** The addresses of the company's own names. */
  readonly own: ReadonlyMap<string, string>;
  readonly web: WebServer | undefined;
  readonly closedPort: number;
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
    { host: '', address: loopback, toPort: options.closedPort, addressOnly: true },
  ];
}

function serviceEntries({ book, placements, names }: TableOptions): ConnectTo[] {
  const entries = book.endpoints.flatMap((endpoint) => {
    const toPort = placements.portOf(endpoint, 'direct');
    const served = names.flatMap(({ host, fault }) =>
      host === endpoint.host && fault.kind === 'address' && fault.served ? [fault.address] : [],
    );
    return [endpoint.address, ...served].map((address) => entry(address, endpoint.port, toPort));
  });
  const others = [
    entry(book.otherAddress, 443, placements.tlsPort),
    entry(book.otherAddress, 80, placements.httpPort),
  ];
  return [...entries, ...others];
}

/** A proxy is reached by its name's address, and by the port at which it really listens. */
function proxyEntries({ proxies, own }: TableOptions): ConnectTo[] {
  return proxies.flatMap(({ host, port, name, namedPort }) => {
    const address = own.get(name);
    if (address === undefined) return [];
    return [entry(address, namedPort, port), entry(host, port, port)];
  });
}

/** By address, and by name as well: a document is fetched by name, and the last entry matches all. */
function webEntries({ web }: TableOptions): ConnectTo[] {
  if (!web) return [];
  return [...web.addresses].flat().map((host) => entry(host, 80, web.port));
}

function entry(host: string, port: number, toPort: number): ConnectTo {
  return { host, port, address: loopback, toPort };
}
