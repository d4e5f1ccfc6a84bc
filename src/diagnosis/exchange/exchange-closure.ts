import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { exchangeFacts, exchangeRivals, isCutAfterAnswer } from './exchange-facts.ts';

/**
 * The peer closed, with or without an alert, before its answer was whole. A warning where the head
 * of the due answer had come from the service itself.
 */
export const exchangeClosure: Rule<'exchange-closure'> = {
  kind: 'exchange-closure',
  severity: 'error',
  rivals: ['service-outage'],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'exchange', codes: ['closed', 'alert'] });
    if (step === undefined) return undefined;
    const rivals = exchangeRivals(step, 'proxy-hang-up');
    return {
      ...(isCutAfterAnswer(reading) && { severity: 'warning' }),
      evidence: reading.endIds,
      facts: exchangeFacts(reading, step),
      rivals,
    };
  },
};
