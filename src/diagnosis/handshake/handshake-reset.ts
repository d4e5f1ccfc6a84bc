import { nearActor } from '../known/paths.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { breakFacts } from './break-facts.ts';

/** RST after ClientHello. A peer that closes with our hello unread sends RST too. */
export const handshakeReset: Rule<'handshake-reset'> = {
  kind: 'handshake-reset',
  severity: 'error',
  rivals: ['handshake-closure', 'sni-filter', 'service-outage'],
  prove: (reading, { paths }) => {
    const step = endedAt(reading, { step: 'handshake', role: 'target', codes: ['reset'] });
    if (step === undefined) return undefined;
    const actor = nearActor(reading, { step, ...paths });
    return { ...actor, evidence: reading.endIds, facts: breakFacts(reading, step) };
  },
};
