import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';
import { resolveFacts } from './resolve-facts.ts';

/** The name exists, and has neither A nor AAAA: how some filters answer. */
export const nameWithoutAddress: Rule = {
  kind: 'name-without-address',
  severity: 'error',
  actor: 'local-resolver',
  rivals: [],
  prove: (seen) => {
    const step = endedAt(seen, { step: 'resolve', role: 'target', codes: ['no-address'] });
    return step && { evidence: seen.endIds, facts: resolveFacts(step) };
  },
};
