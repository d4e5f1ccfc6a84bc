import type { FindingKind } from '../../model/finding/finding.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { breakFacts } from './break-facts.ts';

// handshake_failure and bad_certificate: how TLS 1.2 asks for a client certificate once more.
const certificateAlerts: readonly (number | undefined)[] = [40, 42];

/** A TLS alert after ClientHello; its number stands in the facts. */
export const handshakeAlert: Rule<'handshake-alert'> = {
  kind: 'handshake-alert',
  severity: 'error',
  rivals: ['sni-filter'],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'handshake', role: 'target', codes: ['alert'] });
    if (step === undefined) return undefined;
    const rivals: readonly FindingKind[] = certificateAlerts.includes(step.alert)
      ? ['sni-filter', 'client-certificate-demand']
      : ['sni-filter'];
    return { evidence: reading.endIds, facts: breakFacts(reading, step), rivals };
  },
};
