import { type Bogon, bogonOf } from '../../model/address/special-networks.ts';
import type { Observation, ResolveObservation } from '../../model/audit/observation.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { facts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { isPrivate, type TrialReading } from '../trial/trial-reading.ts';
import { networkOf } from './network-of.ts';

/**
 * A public service whose every address lies outside the public internet. A private link is none,
 * nor is a name that the user bound to an address, nor an address at which the service proved
 * itself by its chain, or over plain http by its due answer (a VPN's or a gateway's own range). A host
 * of the user's own may have any address but the unspecified one, to which a name filter sends: who
 * answers there is this machine. Its owner may have written it too, so that nobody's word is shown. Where
 * other services proved themselves in the same network, the address says nothing of this one.
 */
export const sinkholeAddress: Rule<'sinkhole-address'> = {
  kind: 'sinkhole-address',
  severity: 'error',
  actor: 'local-resolver',
  rivals: [],
  prove: (reading, { provedNetworks }) => {
    if (provesItself(reading)) return undefined;
    for (const step of reading.steps) {
      if (!isLookUp(step) || passesPrivateLink(step)) continue;
      const bogons = step.addresses.map(({ address }) => bogonOf(address));
      if (bogons.length === 0 || bogons.includes(undefined)) continue;
      if (!reading.listed && !step.addresses.every(isUnspecified)) continue;
      if (step.addresses.every(({ address }) => provedNetworks.has(networkOf(address) ?? ''))) {
        continue;
      }
      return {
        evidence: [step.id, ...reading.endIds],
        facts: facts({
          name: step.name,
          server: step.server,
          responseCode: step.responseCode,
          address: step.addresses[0]?.address,
        }),
        rivals: reading.listed ? rivalsAt(bogons, reading) : ['service-outage'],
      };
    }
    return undefined;
  },
};

// RFC 1122, section 3.2.1.3: no host is to be reached there; systems take it for themselves.
function isUnspecified({ address }: ResolveObservation['addresses'][number]): boolean {
  return address === '0.0.0.0' || address === '::';
}

function isLookUp(step: Observation): step is ResolveObservation {
  return (
    step.step === 'resolve' &&
    step.role === 'target' &&
    step.failure === null &&
    // What this machine says itself is no word of the name server's.
    (step.by === 'dns' || (step.by === 'system' && step.dns === undefined))
  );
}

/** Whether the aliases lead through a private link: then a private address is right. */
export function passesPrivateLink(step: ResolveObservation): boolean {
  return step.aliases?.some((alias) => /(?:^|\.)privatelink\./i.test(alias)) ?? false;
}

/**
 * A chain to a public root proves the service, whatever it answers; over plain http its due answer
 * does. Whom a private root vouches for, that root's owner may lead anywhere.
 */
export function provesItself(reading: TrialReading): boolean {
  const { attempt, distrusted, page } = reading;
  if (attempt.scheme === 'http') return distrusted === undefined && (page?.isDue ?? false);
  return proofIn(reading) !== undefined;
}

/** The handshake by which a service proved itself; undefined where it did not, or over plain http. */
export function proofIn({ steps, attempt, distrusted }: TrialReading): Observation | undefined {
  if (attempt.scheme === 'http' || distrusted !== undefined) return undefined;
  return steps.find((step) => isProof(step, attempt.host));
}

function isProof(step: Observation, host: string): boolean {
  if (step.step !== 'handshake' || step.role !== 'target' || step.checkedName !== host)
    return false;
  return step.failure === null && step.verification === undefined && !isPrivate(step);
}

/** A private address may be meant, and the failure behind it the true one: that is the rival. */
export function rivalsAt(
  bogons: readonly (Bogon | undefined)[],
  { end }: TrialReading,
): readonly FindingKind[] {
  if (!bogons.includes('private') || end?.step !== 'connect') return [];
  switch (end.failure.code) {
    case 'timeout':
      return ['port-silence'];
    case 'refused':
      return ['port-refusal'];
    case 'host-unreachable':
    case 'network-unreachable':
      return [end.failure.code];
    default:
      return [];
  }
}
