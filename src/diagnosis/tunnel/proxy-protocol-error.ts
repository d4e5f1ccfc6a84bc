import { facts, proxyLabel } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';

/** What the proxy sent is no answer in its protocol, or has no end. */
export const proxyProtocolError: Rule<'proxy-protocol-error'> = {
  kind: 'proxy-protocol-error',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (reading) => {
    const codes = ['protocol-error', 'too-large', 'not-tls', 'tls-error'] as const;
    const step = endedAt(reading, { step: 'tunnel', codes });
    if (step === undefined) return undefined;
    const proxy = proxyLabel(step.proxy);
    const { code, detail } = step.failure;
    return { evidence: reading.endIds, facts: facts({ proxy, code, detail }) };
  },
};
