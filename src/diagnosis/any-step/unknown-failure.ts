import { isCutAfterAnswer } from '../exchange/exchange-facts.ts';
import type { Rule } from '../rule.ts';
import { placeFacts } from './place-facts.ts';

/** A failure that no rule explains, or a trial that ended without failure and without answer. */
export const unknownFailure: Rule<'unknown-failure'> = {
  kind: 'unknown-failure',
  severity: 'error',
  rivals: [],
  prove: (reading, context) => {
    if (isCutAfterAnswer(reading)) return undefined;
    if (reading.end !== undefined) {
      return { evidence: reading.endIds, facts: placeFacts(reading.end, { reading, context }) };
    }
    const last = reading.steps.at(-1);
    if (last === undefined || last.id === reading.answer?.id) return undefined;
    return { evidence: [last.id], facts: { code: 'unknown' } };
  },
};
