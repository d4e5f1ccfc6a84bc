import { bogonOf } from '../../model/address/special-networks.ts';
import type { ResolveObservation } from '../../model/audit/observation.ts';
import { passesPrivateLink } from './sinkhole-address.ts';

/**
 * What a name server says of a public name. `public`: an address on the internet; `inside`: a
 * private link, which is right for those who have one; `sinkhole`: addresses at which no public
 * service can be; `none`: no such name, no address, or no; `unknown`: nothing that can be read.
 */
export type NameAnswer = 'public' | 'inside' | 'sinkhole' | 'none' | 'unknown';

/** Reads a look-up that asked somebody. */
export function nameAnswer(step: ResolveObservation): NameAnswer {
  if (step.failure !== null) {
    const code = step.failure.code;
    return code === 'name-not-found' || code === 'no-address' || code === 'dns-refused'
      ? 'none'
      : 'unknown';
  }
  if (passesPrivateLink(step)) return 'inside';
  const isPublic = step.addresses.some(({ address }) => bogonOf(address) === undefined);
  return isPublic ? 'public' : 'sinkhole';
}

/** A look-up as the name server alone answered it, whatever this machine went by. */
export function asServed(step: ResolveObservation): ResolveObservation {
  const { dns } = step;
  if (dns === undefined) return step;
  const addresses = dns.addresses.map((address) => ({
    address,
    family: address.includes(':') ? (6 as const) : (4 as const),
  }));
  const failure = dns.failure === undefined ? null : { code: dns.failure, detail: '' };
  return { ...step, addresses, failure };
}
