import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';
import { exchangeFacts, exchangeRivals } from './exchange-facts.ts';

/** The answer began and stopped. */
export const exchangeStall: Rule = {
  kind: 'exchange-stall',
  severity: 'error',
  rivals: ['service-outage'],
  prove: (seen, { deadlineMs }) => {
    const step = endedAt(seen, { step: 'exchange', codes: ['stall'] });
    if (step === undefined) return undefined;
    const rivals = exchangeRivals(step, 'proxy-silence');
    return { evidence: seen.endIds, facts: { ...exchangeFacts(seen, step), deadlineMs }, rivals };
  },
};
