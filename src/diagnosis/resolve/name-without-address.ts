import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { lostProof } from './lost-proof.ts';

/** The name exists, and has neither A nor AAAA: how some filters answer. */
export const nameWithoutAddress: Rule<'name-without-address'> = {
  kind: 'name-without-address',
  severity: 'error',
  actor: 'local-resolver',
  rivals: ['service-outage'],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'resolve', role: 'target', codes: ['no-address'] });
    return step && lostProof(reading, step);
  },
};
