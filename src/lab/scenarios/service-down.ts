import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** One service is down for everybody: no rule of this network would help. */
export const serviceDown: Scenario = {
  ...usual,
  name: 'service-down',
  title: 'One service is down on every way',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'refuse' } }] },
  expect: {
    findings: [
      { kind: 'port-refusal', host: host.gatewayWest, route: 'direct' },
      { kind: 'proxy-upstream-failure', host: host.gatewayWest, route: 'proxy:open' },
      { kind: 'service-outage', host: host.gatewayWest },
    ],
    absent: ['proxy-policy-refusal', 'route-disagreement'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'down' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
