import type { Rule } from '../rule.ts';
import { placeFacts } from './place-facts.ts';

/** This machine ran out of descriptors, ports or memory: the audit hindered itself. */
export const localLimit: Rule<'local-limit'> = {
  kind: 'local-limit',
  severity: 'error',
  actor: 'this-machine',
  rivals: [],
  prove: (reading, context) => {
    const step = reading.end;
    if (step?.failure.code !== 'local-limit') return undefined;
    return { evidence: reading.endIds, facts: placeFacts(step, { reading, context }) };
  },
};
