import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { exchangeFacts, exchangeRivals } from './exchange-facts.ts';

/** The request went out and nothing came before the deadline. */
export const exchangeSilence: Rule<'exchange-silence'> = {
  kind: 'exchange-silence',
  severity: 'error',
  rivals: ['service-outage'],
  prove: (reading, { deadlineMs }) => {
    const step = endedAt(reading, { step: 'exchange', codes: ['timeout'] });
    if (step === undefined) return undefined;
    const rivals = exchangeRivals(step, 'proxy-silence');
    return {
      evidence: reading.endIds,
      facts: { ...exchangeFacts(reading, step), deadlineMs },
      rivals,
    };
  },
};
