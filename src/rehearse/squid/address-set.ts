import { isIP } from 'node:net';
import { groupsOf } from '../../model/address/special-networks.ts';
import type { Taken } from './acl-values.ts';

/** The addresses of one ACL. */
export interface AddressSet {
  readonly add: (value: string) => Taken;
  readonly has: (address: string) => boolean;
  /** It takes every address. */
  readonly isAll: () => boolean;
}

/** From one address to another, both among them. */
interface Range {
  readonly family: 4 | 6;
  readonly from: bigint;
  readonly to: bigint;
}

/** How often values of one ACL are held against each other. */
const mostLooks = 1_000_000;

/**
 * As acl/Ip.cc reads them: an address, a range of some, or those below a mask. A value that overlaps one before it and
 * does not lie in it is not judged: Squid to version 6 leaves it out, later ones take both. Nor is a name, a mask with
 * holes, or any form that is not plain.
 */
export function addressSet(): AddressSet {
  const ranges: Range[] = [];
  let isAll = false;
  let left = mostLooks;
  return {
    add: (value) => {
      if (isAll) return isPlain(value) ? 'taken' : 'not-judged';
      if (everything.has(value)) {
        if (ranges.length > 0) return 'not-judged';
        isAll = true;
        return 'taken';
      }
      const range = rangeOf(value);
      if (!range) return 'not-judged';
      left -= ranges.length;
      if (left < 0) return 'too-much';
      const others = ranges.filter((one) => overlaps(one, range));
      if (others.some((one) => one.from <= range.from && range.to <= one.to)) return 'taken';
      if (others.length > 0) return 'not-judged';
      ranges.push(range);
      return 'taken';
    },
    has: (address) => {
      const own = isAll ? undefined : rangeOf(address);
      return isAll || (own !== undefined && ranges.some((one) => overlaps(one, own)));
    },
    isAll: () => isAll,
  };
}

function overlaps(one: Range, other: Range): boolean {
  return one.family === other.family && one.from <= other.to && other.from <= one.to;
}

function isPlain(value: string): boolean {
  return everything.has(value) || rangeOf(value) !== undefined;
}

/** Each way to say every address; Squid complains of the old ones, and takes them. */
const everything: ReadonlySet<string> = new Set([
  'all',
  '0/0',
  '0.0.0.0/0',
  '0.0.0.0/0.0.0.0',
  '0.0.0.0-255.255.255.255',
  '0.0.0.0-0.0.0.0/0',
]);

function rangeOf(value: string): Range | undefined {
  const [, first = '', last, mask] =
    /^([0-9a-f.:]+)(?:-([0-9a-f.:]+))?(?:\/([0-9.]+))?$/i.exec(value) ?? [];
  const family = isIP(first);
  if (family !== 4 && family !== 6) return undefined;
  const width = family === 4 ? 32 : 128;
  const bits = mask === undefined ? width : bitsOf(mask, width);
  if (bits === undefined) return undefined;
  const from = digitsOf(first, family);
  if (last === undefined) {
    const below = (1n << BigInt(width - bits)) - 1n;
    return { family, from: from - (from & below), to: from | below };
  }
  // A range with a mask takes what lies between its ends when both are masked.
  if (isIP(last) !== family || bits !== width) return undefined;
  const to = digitsOf(last, family);
  return from <= to ? { family, from, to } : undefined;
}

/** `24`, or `255.255.255.0` without holes. */
function bitsOf(mask: string, width: number): number | undefined {
  if (/^\d{1,3}$/.test(mask)) return Number(mask) <= width ? Number(mask) : undefined;
  if (width !== 32 || isIP(mask) !== 4) return undefined;
  const bits = digitsOf(mask, 4).toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? bits.replace(/0/g, '').length : undefined;
}

function digitsOf(address: string, family: 4 | 6): bigint {
  return family === 4
    ? address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
    : groupsOf(address).reduce((sum, group) => sum * 65_536n + BigInt(group), 0n);
}
