import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/seen.ts';
import { breakFacts } from './break-facts.ts';

/** Nothing after ClientHello before the deadline, or (`code` is `stall`) nothing more. */
export const handshakeSilence: Rule<'handshake-silence'> = {
  kind: 'handshake-silence',
  severity: 'error',
  rivals: ['sni-filter', 'service-outage'],
  prove: (seen, { deadlineMs }) => {
    const step = endedAt(seen, {
      step: 'handshake',
      role: 'target',
      codes: ['timeout', 'stall'],
    });
    return step && { evidence: seen.endIds, facts: { ...breakFacts(seen, step), deadlineMs } };
  },
};
