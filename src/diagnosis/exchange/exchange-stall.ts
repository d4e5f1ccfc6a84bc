import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { exchangeFacts, exchangeRivals, isCutAfterAnswer } from './exchange-facts.ts';

/**
 * The answer began and stopped. A warning where the head of the due answer had come from the service
 * itself.
 */
export const exchangeStall: Rule<'exchange-stall'> = {
  kind: 'exchange-stall',
  severity: 'error',
  rivals: ['service-outage'],
  prove: (reading, { deadlineMs }) => {
    const step = endedAt(reading, { step: 'exchange', codes: ['stall'] });
    if (step === undefined) return undefined;
    const rivals = exchangeRivals(step, 'proxy-silence');
    return {
      ...(isCutAfterAnswer(reading) && { severity: 'warning' }),
      evidence: reading.endIds,
      facts: { ...exchangeFacts(reading, step), deadlineMs },
      rivals,
    };
  },
};
