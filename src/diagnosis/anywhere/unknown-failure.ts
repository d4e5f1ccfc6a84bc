import { isCutAfterAnswer } from '../exchange/exchange-facts.ts';
import type { Rule } from '../rule.ts';
import { placeFacts } from './place-facts.ts';

/** A failure that no rule explains, or a trial that ended without failure and without answer. */
export const unknownFailure: Rule<'unknown-failure'> = {
  kind: 'unknown-failure',
  severity: 'error',
  rivals: [],
  prove: (seen, known) => {
    if (isCutAfterAnswer(seen)) return undefined;
    if (seen.end !== undefined) {
      return { evidence: seen.endIds, facts: placeFacts(seen.end, { seen, known }) };
    }
    const last = seen.steps.at(-1);
    if (last === undefined || last.id === seen.answer?.id) return undefined;
    return { evidence: [last.id], facts: { code: 'unknown' } };
  },
};
