import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { exchangeFacts, exchangeRivals } from './exchange-facts.ts';

/** RST where the answer was due. */
export const exchangeReset: Rule<'exchange-reset'> = {
  kind: 'exchange-reset',
  severity: 'error',
  rivals: ['service-outage'],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'exchange', codes: ['reset'] });
    if (step === undefined) return undefined;
    const rivals = exchangeRivals(step, 'proxy-hang-up');
    return { evidence: reading.endIds, facts: exchangeFacts(reading, step), rivals };
  },
};
