import type { Rule } from '../rule.ts';
import { placeFacts } from './place-facts.ts';

/** This machine's own firewall or routing table forbids the packet: EACCES, EPERM, EINVAL. */
export const localProhibition: Rule<'local-prohibition'> = {
  kind: 'local-prohibition',
  severity: 'error',
  actor: 'this-machine',
  rivals: [],
  prove: (seen, known) => {
    const step = seen.end;
    if (step?.failure.code !== 'prohibited') return undefined;
    return { evidence: seen.endIds, facts: placeFacts(step, { seen, known }) };
  },
};
