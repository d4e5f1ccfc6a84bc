import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/seen.ts';
import { resolveFacts } from './resolve-facts.ts';

/** REFUSED: the resolver does not answer us, or not for this name. */
export const resolverRefusal: Rule<'resolver-refusal'> = {
  kind: 'resolver-refusal',
  severity: 'error',
  actor: 'local-resolver',
  rivals: [],
  prove: (seen) => {
    const step = endedAt(seen, { step: 'resolve', role: 'target', codes: ['dns-refused'] });
    return step && { evidence: seen.endIds, facts: resolveFacts(step) };
  },
};
