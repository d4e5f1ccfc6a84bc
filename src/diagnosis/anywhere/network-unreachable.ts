import type { Rule } from '../rule.ts';
import { placeFacts } from './place-facts.ts';

/** No route, or ICMP network unreachable, towards whatever the step went to. */
export const networkUnreachable: Rule<'network-unreachable'> = {
  kind: 'network-unreachable',
  severity: 'error',
  actor: 'network-path',
  rivals: [],
  prove: (reading, context) => {
    const step = reading.end;
    if (step?.failure.code !== 'network-unreachable') return undefined;
    return { evidence: reading.endIds, facts: placeFacts(step, { reading, context }) };
  },
};
