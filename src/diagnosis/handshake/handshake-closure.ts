import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';
import { breakFacts } from './break-facts.ts';

/** FIN after ClientHello, without a word of TLS. */
export const handshakeClosure: Rule = {
  kind: 'handshake-closure',
  severity: 'error',
  rivals: ['handshake-reset', 'sni-filter', 'service-outage'],
  prove: (seen) => {
    const step = endedAt(seen, { step: 'handshake', role: 'target', codes: ['closed'] });
    return step && { evidence: seen.endIds, facts: breakFacts(seen, step) };
  },
};
