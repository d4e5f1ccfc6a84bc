import type { ConnectObservation } from '../../model/observation.ts';
import type { Seen } from '../seen.ts';

/**
 * `IPv6` where a name was tried over IPv6 alone: IPv4 goes first, so that there was none. Undefined
 * for IPv4, and for a target that is an address itself.
 */
export function onlyFamily(
  { attempt }: Seen,
  { address, role }: ConnectObservation,
): string | undefined {
  return role === 'target' && address.includes(':') && attempt.host !== address
    ? 'IPv6'
    : undefined;
}
