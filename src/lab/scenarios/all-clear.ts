import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Nothing is wrong. */
export const allClear: Scenario = {
  ...usual,
  name: 'all-clear',
  title: 'Nothing is wrong',
  innocent: true,
  hosts: [host.gatewayNorth, host.telemetry, host.automationNorth, host.revocation],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {},
  expect: {
    findings: [],
    absent: ['route-disagreement'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.revocation, verdict: 'reachable' },
    ],
  },
};
