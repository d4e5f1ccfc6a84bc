import { nearActor } from '../known/paths.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/seen.ts';
import { breakFacts } from './break-facts.ts';

/** RST after ClientHello. A peer that closes with our hello unread sends RST too. */
export const handshakeReset: Rule<'handshake-reset'> = {
  kind: 'handshake-reset',
  severity: 'error',
  rivals: ['handshake-closure', 'sni-filter', 'service-outage'],
  prove: (seen, { paths }) => {
    const step = endedAt(seen, { step: 'handshake', role: 'target', codes: ['reset'] });
    if (step === undefined) return undefined;
    const actor = nearActor(seen, { step, ...paths });
    return { ...actor, evidence: seen.endIds, facts: breakFacts(seen, step) };
  },
};
