import { facts, proxyLabel } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';

/** The proxy answers neither SYN nor the request for a tunnel, or stops within its answer's head. */
export const proxySilence: Rule = {
  kind: 'proxy-silence',
  severity: 'error',
  actor: 'proxy',
  rivals: [],
  prove: (seen, { deadlineMs }) => {
    const step =
      endedAt(seen, { step: 'connect', role: 'proxy', codes: ['timeout'] }) ??
      endedAt(seen, { step: 'tunnel', codes: ['timeout', 'stall'] });
    if (step === undefined) return undefined;
    const proxy = proxyLabel(seen.attempt.proxy);
    return { evidence: seen.endIds, facts: facts({ proxy, deadlineMs, code: step.failure.code }) };
  },
};
