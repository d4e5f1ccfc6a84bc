import { bogonOf, groupsOf } from '../../model/address/special-networks.ts';

/**
 * The network of an address that is outside the public internet: what is shared (RFC 6598) or for
 * benchmarks (RFC 2544) as a whole, of other IPv4 the first 16 bits, of IPv6 the first 64.
 * Undefined for a public address, and for one that serves no host at all.
 */
export function networkOf(text: string): string | undefined {
  if (bogonOf(text) !== 'private') return undefined;
  const address = text.replace(/%.*$/, '');
  if (address.includes(':')) return groupsOf(address).slice(0, 4).join(' ');
  const [first = 0, second = 0] = address.split('.').map(Number);
  if (first === 100 && second >= 64 && second < 128) return '100.64';
  if (first === 198 && (second === 18 || second === 19)) return '198.18';
  return `${first}.${second}`;
}
