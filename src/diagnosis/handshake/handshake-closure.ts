import { nearActor } from '../known/paths.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/seen.ts';
import { breakFacts } from './break-facts.ts';

/** FIN after ClientHello, without a word of TLS. */
export const handshakeClosure: Rule<'handshake-closure'> = {
  kind: 'handshake-closure',
  severity: 'error',
  rivals: ['handshake-reset', 'sni-filter', 'service-outage'],
  prove: (seen, { paths }) => {
    const step = endedAt(seen, { step: 'handshake', role: 'target', codes: ['closed'] });
    if (step === undefined) return undefined;
    const actor = nearActor(seen, { step, ...paths });
    return { ...actor, evidence: seen.endIds, facts: breakFacts(seen, step) };
  },
};
