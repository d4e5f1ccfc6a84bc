import type { Rule } from '../rule.ts';
import { roleOf } from '../trial/trial-reading.ts';
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
  prove: (reading, context) => {
    const step = reading.end;
    if (step?.failure.code !== 'host-unreachable') return undefined;
    const isOfService = step.step === 'connect' && roleOf(step) === 'target';
    return {
      evidence: reading.endIds,
      confidence: 'likely',
      facts: placeFacts(step, { reading, context }),
      rivals: isOfService ? ['service-outage'] : [],
    };
  },
};
