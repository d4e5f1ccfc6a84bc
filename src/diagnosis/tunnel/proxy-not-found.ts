import { facts, proxyLabel } from '../facts.ts';
import { policyFacts, resolveFacts } from '../resolve/resolve-facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';

/** The proxy's own name cannot be looked up; `code` says why. */
export const proxyNotFound: Rule<'proxy-not-found'> = {
  kind: 'proxy-not-found',
  severity: 'error',
  actor: 'local-resolver',
  rivals: [],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'resolve', role: 'proxy' });
    if (step === undefined || step.failure.code === 'unknown') return undefined;
    const proxy = proxyLabel(reading.attempt.proxy);
    return {
      evidence: reading.endIds,
      facts: facts({ proxy, ...resolveFacts(step), ...policyFacts(step) }),
    };
  },
};
