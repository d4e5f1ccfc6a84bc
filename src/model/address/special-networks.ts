import { BlockList, isIP } from 'node:net';

/** What an address says about itself: it cannot be a public service's, or it may be a private one's. */
export type Bogon = 'nowhere' | 'private';

/** Addresses that serve no host at all, so that nothing but a sinkhole explains them. */
const nowhere = blockList([
  '0.0.0.0/8',
  '127.0.0.0/8', // 127.0.53.53 among them
  '::/127', // unspecified, loopback
  '100::/64', // discard only (RFC 6666)
  '100:0:0:1::/64', // dummy prefix (RFC 9780)
]);

/** Networks that lead to some host, and to no public one. */
const inside = blockList([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96', // IPv4-compatible, deprecated
  '2001::/23', // IETF protocol assignments: benchmarks, ORCHID (RFC 4843, 7343), …
  '2001:db8::/32', // documentation
  '3fff::/20', // documentation (RFC 9637)
  '5f00::/16', // segment routing (RFC 9602)
  'fc00::/7', // unique local
  'fe80::/10', // link-local
  'fec0::/10', // site-local, deprecated
  'ff00::/8', // multicast
]);

/** Parts of them that are reached from everywhere: AMT and AS112 (RFC 7450, 7535). */
const reached = blockList(['2001:3::/32', '2001:4:112::/48']);

/** Where an IPv6 address holds an IPv4 one, and how far its text is inverted. */
const holders: readonly { readonly net: Networks; readonly at: readonly Held[] }[] = [
  { net: blockList(['64:ff9b::/96', '64:ff9b:1::/48']), at: [{ group: 6 }] }, // NAT64 (RFC 6052, 8215)
  { net: blockList(['2002::/16']), at: [{ group: 1 }] }, // 6to4 (RFC 3056)
  { net: blockList(['2001::/32']), at: [{ group: 2 }, { group: 6, inverted: true }] }, // Teredo (RFC 4380)
];

interface Held {
  readonly group: number;
  readonly inverted?: true;
}

/**
 * Whether an address is outside the public internet, by the special-purpose registries of IANA
 * (RFC 6890); undefined for a public one, and for text that is no address. An address of a
 * transition technique is what the IPv4 address in it is: NAT64 reaches public services. One that
 * only maps IPv4 into IPv6 is on no wire.
 */
export function bogonOf(text: string): Bogon | undefined {
  const address = text.replace(/%.*$/, '');
  const family = isIP(address);
  if (family === 0) return undefined;
  if (family === 4) return listed(address, 'ipv4');
  const groups = groupsOf(address);
  if (isMapped(groups)) return 'private';
  const holder = holders.find(({ net }) => net.check(address, 'ipv6'));
  if (holder === undefined) return listed(address, 'ipv6');
  const held = holder.at.map((place) => listed(heldBy(groups, place), 'ipv4'));
  return held.some((bogon) => bogon !== undefined) ? 'private' : undefined;
}

function listed(address: string, family: 'ipv4' | 'ipv6'): Bogon | undefined {
  if (nowhere.check(address, family)) return 'nowhere';
  return inside.check(address, family) && !reached.check(address, family) ? 'private' : undefined;
}

function isMapped(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
}

function heldBy(groups: readonly number[], { group, inverted }: Held): string {
  const mask = inverted ? 0xff : 0;
  return [groups[group] ?? 0, groups[group + 1] ?? 0]
    .flatMap((pair) => [(pair >> 8) ^ mask, (pair & 0xff) ^ mask])
    .join('.');
}

/** The eight groups of an IPv6 address; a URL spells each without dotted quads. */
export function groupsOf(address: string): readonly number[] {
  const plain = URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1) ?? '::';
  const [left = [], right = []] = plain.split('::').map((part) => {
    return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  });
  return [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
}

interface Networks {
  readonly check: (address: string, family: 'ipv4' | 'ipv6') => boolean;
}

/** Made when it is first asked: most commands ask for no address. */
function blockList(networks: readonly string[]): Networks {
  let made: BlockList | undefined;
  return {
    check: (address, family) => {
      made ??= filled(networks);
      return made.check(address, family);
    },
  };
}

function filled(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits] = network.split('/');
    list.addSubnet(base, Number(bits), base.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
