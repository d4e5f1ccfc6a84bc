import { isIP } from 'node:net';
import { bogonOf } from '../model/address/special-networks.ts';
import type { ResolveObservation } from '../model/audit/observation.ts';
import type { Trial } from '../model/audit/report.ts';

/** The public IPv4 addresses of names, as the first pass heard of them. */
export interface PublicAddresses {
  /** As `--compare-resolver` says. */
  readonly compared: (host: string) => string | undefined;
  /** As any look-up says; `--compare-resolver` first, since here may be a filter. */
  readonly known: (host: string) => string | undefined;
}

/** Reads all look-ups that asked somebody, also those for information; linear in the steps. */
export function publicAddresses(trials: readonly Trial[]): PublicAddresses {
  const compared = new Map<string, string>();
  const local = new Map<string, string>();
  for (const { attempt, observations } of trials) {
    const addresses = attempt.control === 'other-resolver' ? compared : local;
    for (const step of observations) {
      if (step.step !== 'resolve' || step.role === 'proxy' || addresses.has(step.name)) continue;
      const address = publicAddress(step);
      if (address !== undefined) addresses.set(step.name, address);
    }
  }
  return {
    compared: (host) => compared.get(host),
    known: (host) => compared.get(host) ?? local.get(host),
  };
}

function publicAddress({ by, failure, addresses }: ResolveObservation): string | undefined {
  if (failure !== null || (by !== 'dns' && by !== 'system')) return undefined;
  return addresses.find(({ address }) => isPublic(address))?.address;
}

/** Whether it is an IPv4 address of no special network. */
export function isPublic(address: string): boolean {
  return isIP(address) === 4 && bogonOf(address) === undefined;
}
