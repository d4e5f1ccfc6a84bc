import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/seen.ts';
import { exchangeFacts, exchangeRivals, isCutAfterAnswer } from './exchange-facts.ts';

/**
 * The answer began and stopped. A warning where the head of the due answer had come from the service
 * itself.
 */
export const exchangeStall: Rule<'exchange-stall'> = {
  kind: 'exchange-stall',
  severity: 'error',
  rivals: ['service-outage'],
  prove: (seen, { deadlineMs }) => {
    const step = endedAt(seen, { step: 'exchange', codes: ['stall'] });
    if (step === undefined) return undefined;
    const rivals = exchangeRivals(step, 'proxy-silence');
    return {
      ...(isCutAfterAnswer(seen) && { severity: 'warning' }),
      evidence: seen.endIds,
      facts: { ...exchangeFacts(seen, step), deadlineMs },
      rivals,
    };
  },
};
