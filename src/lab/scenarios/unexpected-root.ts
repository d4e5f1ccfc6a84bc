import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Only where the sensor pins is it worth a word that a chain ends in another public root. */
export const unexpectedRoot: Scenario = {
  ...usual,
  name: 'unexpected-root',
  title: 'Certificates by a public authority that is none of the services',
  hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
  faults: {
    paths: [
      {
        host: host.gatewayWest,
        via: 'direct',
        fault: { kind: 'other-authority', crossSigned: false },
      },
      { host: host.automationNorth, fault: { kind: 'other-authority', crossSigned: false } },
    ],
  },
  expect: {
    findings: [{ kind: 'unexpected-root', host: host.gatewayWest, route: 'direct' }],
    absent: ['interception', 'untrusted-root', 'incomplete-chain'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'degraded' },
      { host: host.automationNorth, verdict: 'reachable' },
    ],
  },
};
