import { isIP } from 'node:net';
import { groupsOf } from './special-networks.ts';

/** A block of addresses (RFC 4632, RFC 4291): all that begin with the same bits. */
export interface Prefix {
  readonly family: 4 | 6;
  /** How many bits are the same. */
  readonly bits: number;
  /** Its first address. */
  readonly first: bigint;
}

/** How many bits an address has. */
export const widths: Readonly<Record<4 | 6, number>> = { 4: 32, 6: 128 };

/**
 * Reads an address, or a prefix such as `20.1.2.0/24` or `2603:1000::/40`. Undefined for any other text: a zone, a mask
 * in dotted quads, more bits than an address has, a prefix with bits set behind its length.
 */
export function prefixOf(text: string): Prefix | undefined {
  const prefix = looselyPrefixOf(text);
  return prefix && (prefix.first & belowOf(prefix)) === 0n ? prefix : undefined;
}

/** The same, but for bits that are set behind its length. */
export function looselyPrefixOf(text: string): Prefix | undefined {
  const [, address = '', length] = /^([0-9a-f.:]{2,45})(?:\/(0|[1-9]\d{0,2}))?$/i.exec(text) ?? [];
  const family = isIP(address);
  if (family !== 4 && family !== 6) return undefined;
  const bits = length === undefined ? widths[family] : Number(length);
  return bits <= widths[family] ? { family, bits, first: numberOf(address, family) } : undefined;
}

/** A prefix in its usual spelling (RFC 5952); one of a lone address is that address. */
export function prefixText({ family, bits, first }: Prefix): string {
  const address = addressText(first, family);
  return bits === widths[family] ? address : `${address}/${bits}`;
}

/** A prefix as an address and a mask in dotted quads; of IPv4 alone. */
export function maskText({ bits }: Prefix): string {
  return addressText(((1n << BigInt(bits)) - 1n) << BigInt(32 - bits), 4);
}

/** The first address of a prefix. */
export function firstText({ family, first }: Prefix): string {
  return addressText(first, family);
}

/** The last address of a prefix. */
export function lastOf(prefix: Prefix): bigint {
  return prefix.first | belowOf(prefix);
}

/** All bits behind the length of a prefix. */
function belowOf({ family, bits }: Pick<Prefix, 'family' | 'bits'>): bigint {
  return (1n << BigInt(widths[family] - bits)) - 1n;
}

function numberOf(address: string, family: 4 | 6): bigint {
  return family === 4
    ? address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
    : groupsOf(address).reduce((sum, group) => sum * 65_536n + BigInt(group), 0n);
}

function addressText(number: bigint, family: 4 | 6): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((at) => (number >> at) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((number >> BigInt(112 - 16 * at)) & 0xffffn).toString(16),
  );
  return URL.parse(`http://[${groups.join(':')}]/`)?.hostname.slice(1, -1) ?? groups.join(':');
}
