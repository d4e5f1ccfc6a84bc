import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { pacFacts } from './pac-facts.ts';

/** The PAC file gave no usable answer: not fetched, no script, or a script that failed. */
export const pacFailure: Rule<'pac-failure'> = {
  kind: 'pac-failure',
  severity: 'error',
  rivals: [],
  prove: (reading) => {
    const codes = ['pac-unavailable', 'pac-not-a-script', 'pac-too-large', 'pac-error'] as const;
    const step = endedAt(reading, { step: 'select', codes });
    return step && { evidence: reading.endIds, facts: pacFacts(step) };
  },
};
