/** What an address says about itself: it cannot be a public service's, or it may be a private one's. */
export type Bogon = 'nowhere' | 'private';

// Special-purpose registries of IANA (RFC 6890); 127.0.53.53 lies within 127/8. The addresses of
// "nowhere" serve no host at all, so that nothing but a sinkhole explains them.
const v4: readonly (readonly [base: string, bits: number, bogon: Bogon])[] = [
  ['0.0.0.0', 8, 'nowhere'],
  ['127.0.0.0', 8, 'nowhere'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'private'],
  ['169.254.0.0', 16, 'private'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'private'],
  ['192.0.2.0', 24, 'private'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'private'],
  ['198.51.100.0', 24, 'private'],
  ['203.0.113.0', 24, 'private'],
  ['224.0.0.0', 4, 'private'],
  ['240.0.0.0', 4, 'private'],
];

/**
 * Whether an address is outside the public internet; undefined for a public one, and for text
 * that is no address. 64:ff9b::/96 is none: NAT64 reaches public services by it.
 */
export function bogonOf(address: string): Bogon | undefined {
  const number = parseV4(address);
  if (number !== undefined) {
    return v4.find(([base, bits]) => sameNet(number, parseV4(base) ?? 0, bits))?.[2];
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
