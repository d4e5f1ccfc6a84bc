import { facts } from '../facts.ts';
import type { Rule } from '../rule.ts';

/**
 * One query got two answers of another content. A name server answers a query once, so a device on
 * the way spoke before it, or after. Told beside what the look-up came to.
 */
export const dnsInjection: Rule = {
  kind: 'dns-injection',
  severity: 'warning',
  actor: 'network-path',
  rivals: [],
  prove: ({ attempt, doubled }, { compared }) => {
    // The name server that names are compared with is listened to for longer.
    const step = doubled ?? (attempt.proxy ? undefined : compared.get(attempt.host));
    if (step?.laterAnswer === undefined) return undefined;
    const { laterAnswer: later } = step;
    const addresses = step.addresses.map(({ address }) => address);
    // A part of the same set is how some name servers spread load.
    if (later.addresses.some((address) => addresses.includes(address))) return undefined;
    return {
      evidence: [step.id],
      facts: facts({
        name: step.name,
        server: step.server,
        addresses: addresses.length > 0 ? addresses : step.responseCode,
        laterAddresses: later.addresses.length > 0 ? later.addresses : later.responseCode,
      }),
    };
  },
};
