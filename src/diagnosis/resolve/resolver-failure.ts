import { facts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { policyFacts, resolveFacts } from './resolve-facts.ts';

/**
 * SERVFAIL, another response code, no DNS message, or nobody who listens: the resolver is broken
 * or misused, which says nothing about the name. Where it has an answer that does not stand the check
 * of signatures, the zone may be signed wrongly, or somebody forges its answers on the way.
 */
export const resolverFailure: Rule<'resolver-failure'> = {
  kind: 'resolver-failure',
  severity: 'error',
  actor: 'local-resolver',
  rivals: [],
  prove: (reading) => {
    const step = endedAt(reading, {
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
    if (step === undefined) return undefined;
    const { uncheckedAddresses } = step;
    return {
      evidence: reading.endIds,
      facts: facts({ ...resolveFacts(step), ...policyFacts(step), uncheckedAddresses }),
      rivals: uncheckedAddresses === undefined ? [] : ['service-outage', 'dns-injection'],
    };
  },
};
