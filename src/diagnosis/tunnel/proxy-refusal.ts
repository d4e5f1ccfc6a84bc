import { facts, proxyLabel } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';

/** The proxy's port refuses the connection. */
export const proxyRefusal: Rule<'proxy-refusal'> = {
  kind: 'proxy-refusal',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'connect', role: 'proxy', codes: ['refused', 'reset'] });
    if (step === undefined) return undefined;
    const { address, port, failure } = step;
    const proxy = proxyLabel(reading.attempt.proxy);
    return { evidence: reading.endIds, facts: facts({ proxy, address, port, code: failure.code }) };
  },
};
