import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A guest network: every plain request is sent to the same login page. */
export const captivePortal: Scenario = {
  ...usual,
  name: 'captive-portal',
  title: 'A guest network that wants a login first',
  hosts: [host.revocation, host.trustList],
  faults: {
    paths: [{ host: '*', port: 80, via: 'direct', fault: { kind: 'portal' } }],
    nobody: { kind: 'portal' },
  },
  expect: {
    findings: [{ kind: 'captive-portal' }],
    absent: ['block-page', 'unexpected-answer', 'transparent-interception'],
    verdicts: [
      { host: host.revocation, verdict: 'blocked' },
      { host: host.trustList, verdict: 'blocked' },
    ],
  },
};
