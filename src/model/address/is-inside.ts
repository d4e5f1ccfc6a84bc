import { bogonOf } from './special-networks.ts';

// RFC 6762, RFC 8375, the names that ICANN keeps for private use, and what companies took.
const insideOnly = /\.(?:local|home\.arpa|internal|intranet|lan|corp|home|private|localdomain)$/i;

/** Whether a host exists inside a network alone: a private address, a bare name, `.local`. */
export function isInside(host: string): boolean {
  return bogonOf(host) !== undefined || !/[.:]/.test(host) || insideOnly.test(host);
}
