import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { pacFacts } from './pac-facts.ts';

/** The PAC file's script was stopped at its time or memory limit. */
export const pacRunaway: Rule<'pac-runaway'> = {
  kind: 'pac-runaway',
  severity: 'error',
  rivals: [],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'select', codes: ['pac-timeout', 'pac-memory'] });
    return step && { evidence: reading.endIds, facts: pacFacts(step) };
  },
};
