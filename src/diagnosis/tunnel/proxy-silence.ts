import { facts, proxyLabel } from '../facts.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';

/**
 * The proxy answers neither SYN nor the request for a tunnel, or stops within its answer's head.
 * One that answered another request may wait for a service that is silent itself: proxies have
 * more patience (Squid a minute) than a step. One that took the connection may only be slow.
 */
export const proxySilence: Rule<'proxy-silence'> = {
  kind: 'proxy-silence',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (reading, { deadlineMs, respondingProxies }): ProofOf<'proxy-silence'> | undefined => {
    const step =
      endedAt(reading, { step: 'connect', role: 'proxy', codes: ['timeout'] }) ??
      endedAt(reading, { step: 'tunnel', codes: ['timeout', 'stall'] });
    if (step === undefined) return undefined;
    const proxy = proxyLabel(reading.attempt.proxy);
    const slow = step.step === 'tunnel' && step.failure.code === 'timeout';
    const isSocks = step.step === 'tunnel' && step.proxy.kind.startsWith('socks');
    const waits = step.step === 'tunnel' && proxy !== undefined && respondingProxies.has(proxy);
    return {
      evidence: reading.endIds,
      facts: facts({ proxy, deadlineMs, code: step.failure.code }),
      rivals: waits
        ? ['proxy-upstream-failure', 'service-outage']
        : [
            ...(isSocks ? (['proxy-scheme-mismatch'] as const) : []),
            ...(slow ? (['short-deadline'] as const) : []),
          ],
    };
  },
};
