import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { breakFacts } from './break-facts.ts';

/** Nothing after ClientHello before the deadline, or (`code` is `stall`) nothing more. */
export const handshakeSilence: Rule<'handshake-silence'> = {
  kind: 'handshake-silence',
  severity: 'error',
  rivals: ['sni-filter', 'service-outage'],
  prove: (reading, { deadlineMs }) => {
    const step = endedAt(reading, {
      step: 'handshake',
      role: 'target',
      codes: ['timeout', 'stall'],
    });
    return (
      step && { evidence: reading.endIds, facts: { ...breakFacts(reading, step), deadlineMs } }
    );
  },
};
