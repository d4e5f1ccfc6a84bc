import { facts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { exchangeFacts, exchangeRivals } from './exchange-facts.ts';

/** What came is not HTTP, or its head has no end. */
export const exchangeProtocolError: Rule<'exchange-protocol-error'> = {
  kind: 'exchange-protocol-error',
  severity: 'error',
  rivals: ['service-outage'],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'exchange', codes: ['protocol-error', 'too-large'] });
    if (step === undefined) return undefined;
    const rivals = exchangeRivals(step, 'proxy-protocol-error');
    return {
      evidence: reading.endIds,
      facts: facts({ ...exchangeFacts(reading, step), detail: step.failure.detail }),
      rivals,
    };
  },
};
