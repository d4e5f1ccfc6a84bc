/** What an address says about itself: it cannot be a public service's, or it may be a private one's. */
export type Bogon = 'nowhere' | 'private';

/**
 * IPv4 networks outside the public internet: the special-purpose registries of IANA (RFC 6890);
 * 127.0.53.53 lies within 127/8. The addresses of "nowhere" serve no host at all, so that nothing
 * but a sinkhole explains them.
 */
export const specialNetworks: readonly (readonly [base: string, bits: number, bogon: Bogon])[] = [
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
