import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/seen.ts';
import { lostProof } from './lost-proof.ts';

/** The name exists, and has neither A nor AAAA: how some filters answer. */
export const nameWithoutAddress: Rule<'name-without-address'> = {
  kind: 'name-without-address',
  severity: 'error',
  actor: 'local-resolver',
  rivals: ['service-outage'],
  prove: (seen) => {
    const step = endedAt(seen, { step: 'resolve', role: 'target', codes: ['no-address'] });
    return step && lostProof(seen, step);
  },
};
