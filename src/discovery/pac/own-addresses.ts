import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/**
 * This machine's addresses, for `myIpAddress`: IPv4 before IPv6, link-local ones last, loopback
 * none. Read from the interfaces; browsers ask the routing table by a socket to a public address,
 * and nothing that the user did not name is contacted here.
 */
export function ownAddresses(
  interfaces: Readonly<
    Record<string, readonly NetworkInterfaceInfo[] | undefined>
  > = networkInterfaces(),
): string[] {
  return Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort((a, b) => rank(a) - rank(b));
}

function rank(address: string): number {
  const linkLocal = /^(?:169\.254\.|fe[89ab])/i.test(address) ? 2 : 0;
  return linkLocal + (address.includes(':') ? 1 : 0);
}
