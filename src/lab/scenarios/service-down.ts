import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/**
 * One service is silent for everybody. A rule on every way would look the same, and the list says
 * that the service is there: nobody here can tell.
 */
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
      { host: host.gatewayWest, verdict: 'inconclusive' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
