import { facts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/seen.ts';
import { onlyFamily } from './only-family.ts';

/** No answer to SYN within the deadline: a filter drops, or the host is gone. */
export const portSilence: Rule<'port-silence'> = {
  kind: 'port-silence',
  severity: 'error',
  actor: 'network-path',
  rivals: ['service-outage'],
  prove: (seen, known) => {
    const step = endedAt(seen, { step: 'connect', role: 'target', codes: ['timeout'] });
    if (step === undefined) return undefined;
    const { address, port } = step;
    const { deadlineMs } = known;
    const family = onlyFamily(step, { seen, known });
    return { evidence: seen.endIds, facts: facts({ address, port, family, deadlineMs }) };
  },
};
