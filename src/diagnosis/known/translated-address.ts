import { isIPv6 } from 'node:net';
import { bogonOf, groupsOf } from '../../model/address/special-networks.ts';

/** A name's addresses, as one look-up had them. */
export interface NameAddresses {
  readonly four: readonly string[];
  readonly six: readonly string[];
}

/** Where the octets of an IPv4 address stand behind a prefix of so many bits: RFC 6052, section 2.2. */
const places: ReadonlyMap<number, readonly number[]> = new Map([
  [32, [4, 5, 6, 7]],
  [40, [5, 6, 7, 9]],
  [48, [6, 7, 9, 10]],
  [56, [7, 9, 10, 11]],
  [64, [9, 10, 11, 12]],
  [96, [12, 13, 14, 15]],
]);
/** RFC 6052, section 2.1, and RFC 8215: prefixes that stand for NAT64 everywhere. */
const wellKnown: readonly (readonly [bits: number, prefix: string])[] = [
  [96, '0064ff9b0000000000000000'],
  [48, '0064ff9b0001'],
];
/** So many names whose addresses differ in what looks like a public IPv4 address alone. */
const enoughNames = 3;

/**
 * The prefixes by which NAT64 reaches IPv4 here (`<bits> <hexadecimal>`), beside those that are known
 * everywhere: a name's IPv6 address holds its IPv4 address, or those of several names without IPv4
 * differ in a public IPv4 address and in nothing else. Nobody is asked for it (RFC 7050 asks for a
 * name that is in no plan).
 */
export function learnTranslators(all: readonly NameAddresses[]): ReadonlySet<string> {
  const prefixes = new Set<string>();
  const tails = new Map<string, Set<string>>();
  for (const { four, six } of all) {
    for (const address of six) {
      const bytes = bytesOf(address);
      if (bytes === undefined) continue;
      for (const bits of places.keys()) {
        const held = heldBy(bytes, bits);
        if (held !== undefined && four.includes(held)) prefixes.add(prefixOf(bytes, bits));
      }
      const tail = heldBy(bytes, 96) ?? '';
      if (four.length > 0 || bogonOf(tail) !== undefined) continue;
      const prefix = prefixOf(bytes, 96);
      tails.set(prefix, (tails.get(prefix) ?? new Set()).add(tail));
    }
  }
  for (const [prefix, held] of tails) {
    const networks = new Set([...held].map((address) => address.split('.')[0]));
    if (held.size >= enoughNames && networks.size > 1) prefixes.add(prefix);
  }
  return prefixes;
}

/** Whether an IPv6 address stands for one of IPv4, which a NAT64 reaches. */
export function isTranslated(address: string, translators: ReadonlySet<string>): boolean {
  const bytes = bytesOf(address);
  if (bytes === undefined) return false;
  const isKnown = wellKnown.some(([bits, prefix]) => prefixOf(bytes, bits) === `${bits} ${prefix}`);
  return isKnown || [...places.keys()].some((bits) => translators.has(prefixOf(bytes, bits)));
}

function bytesOf(address: string): readonly number[] | undefined {
  const plain = address.replace(/%.*$/, '');
  if (!isIPv6(plain)) return undefined;
  return groupsOf(plain).flatMap((group) => [group >> 8, group & 0xff]);
}

/** The IPv4 address behind a prefix; undefined where other bits are set, as RFC 6052 has none. */
function heldBy(bytes: readonly number[], bits: number): string | undefined {
  const held = places.get(bits) ?? [];
  const others = bytes.slice(bits / 8).filter((_, index) => !held.includes(index + bits / 8));
  if (others.some((byte) => byte !== 0)) return undefined;
  return held.map((place) => bytes[place]).join('.');
}

function prefixOf(bytes: readonly number[], bits: number): string {
  const hex = bytes.slice(0, bits / 8).map((byte) => byte.toString(16).padStart(2, '0'));
  return `${bits} ${hex.join('')}`;
}
