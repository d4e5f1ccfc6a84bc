import type { Rule } from '../rule.ts';
import { placeFacts } from './place-facts.ts';

/** ICMP host unreachable or administratively prohibited, towards whatever the step went to. */
export const hostUnreachable: Rule<'host-unreachable'> = {
  kind: 'host-unreachable',
  severity: 'error',
  actor: 'network-path',
  rivals: [],
  prove: (seen, known) => {
    const step = seen.end;
    if (step?.failure.code !== 'host-unreachable') return undefined;
    return { evidence: seen.endIds, facts: placeFacts(step, { seen, known }) };
  },
};
