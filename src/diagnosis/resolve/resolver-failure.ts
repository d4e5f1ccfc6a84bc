import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';
import { resolveFacts } from './resolve-facts.ts';

/**
 * SERVFAIL, another response code, no DNS message, or nobody who listens: the resolver is broken
 * or misused, which says nothing about the name.
 */
export const resolverFailure: Rule<'resolver-failure'> = {
  kind: 'resolver-failure',
  severity: 'error',
  actor: 'local-resolver',
  rivals: [],
  prove: (seen) => {
    const step = endedAt(seen, {
      step: 'resolve',
      role: 'target',
      codes: [
        'dns-failure',
        'dns-error',
        'refused',
        'reset',
        'closed',
        'stall',
        'protocol-error',
        'too-large',
      ],
    });
    return step && { evidence: seen.endIds, facts: resolveFacts(step) };
  },
};
