import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A guest network that answers 200 to everything: to the file that is due too, and where TLS is. */
export const portalPage: Scenario = {
  ...usual,
  name: 'portal-page',
  title: 'A guest network that answers 200 with its login page to everything',
  hosts: [host.revocation, host.trustList],
  faults: {
    paths: [{ host: '*', port: 80, via: 'direct', fault: { kind: 'portal', status: 200 } }],
  },
  expect: {
    findings: [{ kind: 'captive-portal' }],
    absent: ['block-page', 'unexpected-answer'],
    verdicts: [
      { host: host.revocation, verdict: 'blocked' },
      { host: host.trustList, verdict: 'blocked' },
    ],
  },
};
