import { bogonOf } from '../../model/address/special-networks.ts';
import type { ConnectObservation, ResolveObservation } from '../../model/audit/observation.ts';
import { facts } from '../facts.ts';
import { isTranslated } from '../known/translated-address.ts';
import type { Rule } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/**
 * A listed service that passes over IPv6 alone, while its name has no IPv4 address here or none of
 * them is reached: Microsoft says that Defender for Endpoint needs IPv4, and NAT64 on networks
 * without. What goes over NAT64, or over a private network, reaches IPv4 in the end.
 */
export const ipv4Missing: Rule<'ipv4-missing'> = {
  kind: 'ipv4-missing',
  severity: 'warning',
  rivals: [],
  prove: (reading, { addresses }) => {
    const isAsked = reading.listed && reading.attempt.purpose !== 'repeat';
    const won = isAsked && reading.end === undefined ? reachedOverSix(reading) : undefined;
    const lookUp = won && reading.steps.find(isOwnLookUp);
    if (won === undefined || lookUp === undefined) return undefined;
    if (isTranslated(won.address, addresses.translators)) return undefined;
    const failed = fours(lookUp).map((address) => failureAt(address, reading));
    // An address of IPv4 whose end nobody saw may be slower and no more.
    if (failed.includes(undefined)) return undefined;
    const code = failed[0]?.failure?.code;
    return {
      evidence: [lookUp.id, ...failed.flatMap((one) => one?.id ?? []), won.id],
      // That there is no route this machine knows itself; other causes have others.
      confidence: code === 'network-unreachable' ? 'certain' : 'likely',
      facts: facts({
        name: lookUp.name,
        address: won.address,
        port: won.port,
        server: code === undefined ? lookUp.server : undefined,
        code,
      }),
    };
  },
};

function reachedOverSix({ steps }: TrialReading): ConnectObservation | undefined {
  const won = steps.find(
    (one): one is ConnectObservation =>
      one.step === 'connect' && one.role === 'target' && one.failure === null,
  );
  if (won === undefined || won.hop !== undefined || !won.address.includes(':')) return undefined;
  return bogonOf(won.address) === undefined ? won : undefined;
}

/** The service's own name, asked of somebody. */
function isOwnLookUp(one: TrialReading['steps'][number]): one is ResolveObservation {
  if (one.step !== 'resolve' || one.role !== 'target' || one.hop !== undefined) return false;
  return one.by === 'dns' || one.by === 'system';
}

function fours({ addresses, system }: ResolveObservation): readonly string[] {
  const all = [...addresses.map(({ address }) => address), ...(system?.addresses ?? [])];
  return [...new Set(all)].filter((address) => !address.includes(':'));
}

function failureAt(address: string, { passedOver }: TrialReading): ConnectObservation | undefined {
  return passedOver.find((one) => one.address === address && one.hop === undefined);
}
