import type { Rule } from '../rule.ts';
import { placeFacts } from './place-facts.ts';

/** This machine's own firewall or routing table forbids the packet: EACCES, EPERM, EINVAL. */
export const localProhibition: Rule<'local-prohibition'> = {
  kind: 'local-prohibition',
  severity: 'error',
  actor: 'this-machine',
  rivals: [],
  prove: (reading, context) => {
    const step = reading.end;
    if (step?.failure.code !== 'prohibited') return undefined;
    return { evidence: reading.endIds, facts: placeFacts(step, { reading, context }) };
  },
};
