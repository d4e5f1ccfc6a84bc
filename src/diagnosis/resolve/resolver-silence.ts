import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';
import { resolveFacts } from './resolve-facts.ts';

/** No answer to the look-up before the deadline. */
export const resolverSilence: Rule = {
  kind: 'resolver-silence',
  severity: 'error',
  actor: 'local-resolver',
  rivals: [],
  prove: (seen, { deadlineMs }) => {
    const step = endedAt(seen, { step: 'resolve', role: 'target', codes: ['timeout'] });
    return step && { evidence: seen.endIds, facts: { ...resolveFacts(step), deadlineMs } };
  },
};
