import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';

/** RST or ICMP port unreachable: nobody listens, or a filter rejects. */
export const portRefusal: Rule = {
  kind: 'port-refusal',
  severity: 'error',
  actor: 'network-path',
  rivals: ['service-outage'],
  prove: (seen) => {
    const step = endedAt(seen, { step: 'connect', role: 'target', codes: ['refused', 'reset'] });
    if (step === undefined) return undefined;
    const { address, port, failure } = step;
    return { evidence: seen.endIds, facts: { address, port, code: failure.code } };
  },
};
