import { facts, proxyLabel } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';

/** The connection to the proxy ended where the answer to our request for a tunnel was due. */
export const proxyHangUp: Rule<'proxy-hang-up'> = {
  kind: 'proxy-hang-up',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (reading, { respondingProxies }) => {
    const step = endedAt(reading, { step: 'tunnel', codes: ['closed', 'reset', 'refused'] });
    if (step === undefined) return undefined;
    const proxy = proxyLabel(step.proxy);
    // A port for TLS or SOCKS hangs up on what it does not understand.
    const answers = proxy !== undefined && respondingProxies.has(proxy);
    return {
      evidence: reading.endIds,
      facts: facts({ proxy, code: step.failure.code }),
      rivals: answers ? [] : ['proxy-scheme-mismatch'],
    };
  },
};
