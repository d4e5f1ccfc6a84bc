import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** TLS inspection that shows its leaf alone, which looks like a forgotten intermediate. */
export const interceptionWithoutRoot: Scenario = {
  ...usual,
  name: 'interception-without-root',
  title: 'TLS inspection that hides its root',
  hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
  faults: {
    paths: [
      {
        host: host.gatewayWest,
        via: 'direct',
        fault: { kind: 'intercept', by: 'company', rootSent: false },
      },
    ],
  },
  expect: {
    findings: [{ kind: 'interception', host: host.gatewayWest, route: 'direct' }],
    absent: ['incomplete-chain'],
    verdicts: [{ host: host.gatewayWest, verdict: 'blocked' }],
  },
};
