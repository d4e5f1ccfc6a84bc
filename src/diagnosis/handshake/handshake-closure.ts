import { nearActor } from '../known/paths.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { breakFacts } from './break-facts.ts';

/** FIN after ClientHello, without a word of TLS. */
export const handshakeClosure: Rule<'handshake-closure'> = {
  kind: 'handshake-closure',
  severity: 'error',
  rivals: ['handshake-reset', 'sni-filter', 'service-outage'],
  prove: (reading, { paths }) => {
    const step = endedAt(reading, { step: 'handshake', role: 'target', codes: ['closed'] });
    if (step === undefined) return undefined;
    const actor = nearActor(reading, { step, ...paths });
    return { ...actor, evidence: reading.endIds, facts: breakFacts(reading, step) };
  },
};
