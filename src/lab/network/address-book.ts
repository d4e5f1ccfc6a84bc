import type { Scheme } from '../../model/target/target.ts';
import type { LabHost } from '../services/lab-host.ts';

/** One address and port at which something is served. */
export interface Endpoint {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly scheme: Scheme;
}

export interface AddressBook {
  readonly endpoints: readonly Endpoint[];
  /** Every public name has an address; those of no list share one. */
  readonly addressOf: (name: string) => string;
  /** Where names of no list are served. */
  readonly otherAddress: string;
}

/**
 * Gives each host an address of its own out of 20.64.0.0/10. The block is public by the registry
 * (ARIN: Microsoft), as the addresses of real services are; `connectTo` maps all of it to loopback.
 */
export function createAddressBook(hosts: readonly LabHost[]): AddressBook {
  const addresses = new Map<string, string>();
  const endpoints = new Map<string, Endpoint>();
  for (const { host: name, port, scheme } of hosts) {
    const host = name.toLowerCase();
    const address = addresses.get(host) ?? publicAddress(addresses.size + 1);
    addresses.set(host, address);
    const id = `${host}:${port}`;
    if (!endpoints.has(id)) endpoints.set(id, { host, address, port, scheme });
  }
  const otherAddress = publicAddress(0);
  return {
    endpoints: [...endpoints.values()],
    addressOf: (name) => addresses.get(name) ?? otherAddress,
    otherAddress,
  };
}

function publicAddress(index: number): string {
  return `20.${64 + Math.floor(index / 62_500)}.${Math.floor(index / 250) % 250}.${(index % 250) + 1}`;
}
