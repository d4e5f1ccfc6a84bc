import { bogonOf } from '../../model/address/special-networks.ts';
import type { LaterAnswer } from '../../model/audit/look-up.ts';
import type { ResolveObservation } from '../../model/audit/observation.ts';
import type { Confidence } from '../../model/finding/finding.ts';
import type { InjectionFacts } from '../../model/finding/finding-facts.ts';
import { facts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/**
 * One query got two answers that contradict each other: one has a public address, the other denies
 * the name or leads where no public service can be. A name server answers a query once, so a device
 * on the way spoke before it, or after. Two public answers are what a query brings that the network
 * doubled, where a balancer turns its addresses: they are told, as possible, where the first one
 * led to a failure.
 */
export const dnsInjection: Rule<'dns-injection'> = {
  kind: 'dns-injection',
  severity: 'warning',
  actor: 'network-path',
  rivals: [],
  prove: (reading, { compared, turning }) => {
    const { attempt, doubled } = reading;
    // The name server that names are compared with is listened to for longer.
    const step = doubled ?? (attempt.proxy ? undefined : compared.get(attempt.host));
    if (step?.laterAnswer === undefined || turning.has(step.name)) return undefined;
    const confidence = contradiction(step, { later: step.laterAnswer, reading });
    if (confidence === undefined) return undefined;
    return { evidence: [step.id], facts: injectionFacts(step, step.laterAnswer), confidence };
  },
};

/** What the two answers were. */
export function injectionFacts(step: ResolveObservation, later: LaterAnswer): InjectionFacts {
  const addresses = step.addresses.map(({ address }) => address);
  return facts({
    name: step.name,
    server: step.server,
    addresses: addresses.length > 0 ? addresses : step.responseCode,
    laterAddresses: later.addresses.length > 0 ? later.addresses : later.responseCode,
  });
}

type Said = 'public' | 'bogon' | 'none' | 'trouble';

function contradiction(
  step: ResolveObservation,
  { later, reading }: { readonly later: LaterAnswer; readonly reading: TrialReading },
): Confidence | undefined {
  const addresses = step.dns?.addresses ?? step.addresses.map(({ address }) => address);
  // A part of the same set is how some name servers spread load.
  if (later.addresses.some((address) => addresses.includes(address))) return undefined;
  const first = saidBy(addresses, step.responseCode);
  const second = saidBy(later.addresses, later.responseCode);
  if (first === 'public' && second === 'public') {
    return reading.end === undefined ? undefined : 'possible';
  }
  if (first !== 'public' && second !== 'public') return undefined;
  // A server that is asked twice may well stumble, or count, at the second time.
  if (second === 'trouble') return 'possible';
  return second === 'none' ? 'likely' : 'certain';
}

function saidBy(addresses: readonly string[], responseCode: string | undefined): Said {
  if (addresses.length > 0) {
    return addresses.some((address) => bogonOf(address) === undefined) ? 'public' : 'bogon';
  }
  return responseCode === 'NOERROR' || responseCode === 'NXDOMAIN' ? 'none' : 'trouble';
}
