import type { Rule } from '../rule.ts';
import { endedAt } from '../trial/trial-reading.ts';
import { lostProof } from './lost-proof.ts';

/** NXDOMAIN for a name that this machine must look up itself. */
export const nameNotFound: Rule<'name-not-found'> = {
  kind: 'name-not-found',
  severity: 'error',
  actor: 'local-resolver',
  rivals: ['service-outage'],
  prove: (reading) => {
    const step = endedAt(reading, { step: 'resolve', role: 'target', codes: ['name-not-found'] });
    return step && lostProof(reading, step);
  },
};
