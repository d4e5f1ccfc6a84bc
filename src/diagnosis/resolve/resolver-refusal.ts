import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { resolveFacts } from './resolve-facts.ts';

/** REFUSED: the resolver does not answer us, or not for this name. */
export const resolverRefusal: Rule<'resolver-refusal'> = {
  kind: 'resolver-refusal',
  severity: 'error',
  actor: 'local-resolver',
  rivals: [],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'resolve', role: 'target', codes: ['dns-refused'] });
    return step && { evidence: reading.endIds, facts: resolveFacts(step) };
  },
};
