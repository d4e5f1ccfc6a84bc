import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { policyFacts, resolveFacts } from './resolve-facts.ts';

/** No answer to the look-up before the deadline. */
export const resolverSilence: Rule<'resolver-silence'> = {
  kind: 'resolver-silence',
  severity: 'error',
  actor: 'local-resolver',
  rivals: [],
  prove: (reading, { deadlineMs, answering }) => {
    const step = endedAt(reading, { step: 'resolve', role: 'target', codes: ['timeout'] });
    if (step === undefined) return undefined;
    // It waits for the servers of this one domain, perhaps, which is how names fail that are broken.
    const isAlive = step.server !== undefined && answering.has(step.server);
    return {
      evidence: reading.endIds,
      facts: { ...resolveFacts(step), ...policyFacts(step), deadlineMs },
      rivals: isAlive ? ['service-outage'] : [],
    };
  },
};
