import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** 404 and 400 are what these services answer. */
export const right404: Scenario = {
  ...usual,
  name: 'right-404',
  title: 'Services whose right answer is 404 or 400',
  innocent: true,
  hosts: [host.signatures, host.automationNorth, host.revocation, host.gatewayNorth],
  faults: {},
  expect: {
    findings: [],
    absent: ['unexpected-answer', 'block-page'],
    verdicts: [
      { host: host.signatures, verdict: 'reachable' },
      { host: host.automationNorth, verdict: 'reachable' },
    ],
  },
};
