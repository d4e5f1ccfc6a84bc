import type { Rule } from '../rule.ts';
import { roleOf } from '../trial/seen.ts';
import { placeFacts } from './place-facts.ts';

/**
 * ICMP host unreachable or administratively prohibited, towards whatever the step went to. The last
 * router says the former of a host that is switched off, and both reach a program as one error.
 */
export const hostUnreachable: Rule<'host-unreachable'> = {
  kind: 'host-unreachable',
  severity: 'error',
  actor: 'network-path',
  rivals: [],
  prove: (seen, known) => {
    const step = seen.end;
    if (step?.failure.code !== 'host-unreachable') return undefined;
    const isOfService = step.step === 'connect' && roleOf(step) === 'target';
    return {
      evidence: seen.endIds,
      confidence: 'likely',
      facts: placeFacts(step, { seen, known }),
      rivals: isOfService ? ['service-outage'] : [],
    };
  },
};
