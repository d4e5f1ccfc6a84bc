import { facts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { onlyFamily } from './only-family.ts';

/** No answer to SYN within the deadline: a filter drops, or the host is gone. */
export const portSilence: Rule<'port-silence'> = {
  kind: 'port-silence',
  severity: 'error',
  actor: 'network-path',
  rivals: ['service-outage'],
  prove: (reading, context) => {
    const step = endedAt(reading, { step: 'connect', role: 'target', codes: ['timeout'] });
    if (step === undefined) return undefined;
    const { address, port } = step;
    const { deadlineMs } = context;
    const family = onlyFamily(step, { reading, context });
    return { evidence: reading.endIds, facts: facts({ address, port, family, deadlineMs }) };
  },
};
