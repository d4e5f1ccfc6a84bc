import { type Bogon, specialNetworks } from '../model/special-networks.ts';

/**
 * Whether an address is outside the public internet; undefined for a public one, and for text
 * that is no address. 64:ff9b::/96 is none: NAT64 reaches public services by it.
 */
export function bogonOf(address: string): Bogon | undefined {
  const number = parseV4(address);
  if (number !== undefined) {
    return specialNetworks.find(([base, bits]) => sameNet(number, parseV4(base) ?? 0, bits))?.[2];
  }
  const groups = parseV6(address);
  return groups === undefined ? undefined : bogonOfV6(groups);
}

function parseV4(text: string): number | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

function sameNet(a: number, b: number, bits: number): boolean {
  const size = 2 ** (32 - bits);
  return Math.floor(a / size) === Math.floor(b / size);
}

function parseV6(text: string): readonly number[] | undefined {
  const plain = text.replace(/%.*$/, '').replace(/(?<=:)\d+\.\d+\.\d+\.\d+$/, (quad) => {
    const number = parseV4(quad);
    if (number === undefined) return quad;
    return `${Math.floor(number / 65_536).toString(16)}:${(number % 65_536).toString(16)}`;
  });
  if (!/^[\da-f:]{2,39}$/i.test(plain)) return undefined;
  const [head = '', tail, more] = plain.split('::');
  if (more !== undefined || plain.includes(':::')) return undefined;
  const left = groupsOf(head);
  const right = tail === undefined ? [] : groupsOf(tail);
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...left, ...new Array<number>(missing).fill(0), ...right];
}

function groupsOf(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

function bogonOfV6(groups: readonly number[]): Bogon | undefined {
  const [first = 0, second = 0] = groups;
  if (groups.slice(0, 7).every((group) => group === 0) && (groups[7] ?? 0) <= 1) return 'nowhere';
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return 'private';
  if ((first & 0xfe00) === 0xfc00) return 'private'; // unique local, fc00::/7
  if ((first & 0xffc0) === 0xfe80) return 'private'; // link-local, fe80::/10
  if ((first & 0xff00) === 0xff00) return 'private'; // multicast, ff00::/8
  if (first === 0x2001 && second === 0x0db8) return 'private'; // documentation, 2001:db8::/32
  return undefined;
}
