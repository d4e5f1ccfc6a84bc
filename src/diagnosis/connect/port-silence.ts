import type { Rule } from '../rule.ts';
import { endedAt } from '../seen.ts';

/** No answer to SYN within the deadline: a filter drops, or the host is gone. */
export const portSilence: Rule = {
  kind: 'port-silence',
  severity: 'error',
  actor: 'network-path',
  rivals: ['service-outage'],
  prove: (seen, { deadlineMs }) => {
    const step = endedAt(seen, { step: 'connect', role: 'target', codes: ['timeout'] });
    if (step === undefined) return undefined;
    const { address, port } = step;
    return { evidence: seen.endIds, facts: { address, port, deadlineMs } };
  },
};
