import { facts, proxyLabel } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/seen.ts';

/** The proxy's port refuses the connection. */
export const proxyRefusal: Rule<'proxy-refusal'> = {
  kind: 'proxy-refusal',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (seen) => {
    const step = endedAt(seen, { step: 'connect', role: 'proxy', codes: ['refused', 'reset'] });
    if (step === undefined) return undefined;
    const { address, port, failure } = step;
    const proxy = proxyLabel(seen.attempt.proxy);
    return { evidence: seen.endIds, facts: facts({ proxy, address, port, code: failure.code }) };
  },
};
