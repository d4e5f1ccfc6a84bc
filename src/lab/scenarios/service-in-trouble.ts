import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** An error of the service itself, over every way, in its own words. */
export const serviceInTrouble: Scenario = {
  ...usual,
  name: 'service-in-trouble',
  title: 'One service answers 500 on every way',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.protection],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'status', status: 500 } }] },
  expect: {
    findings: [
      { kind: 'unexpected-answer', host: host.gatewayWest },
      { kind: 'service-outage', host: host.gatewayWest },
    ],
    absent: ['block-page', 'proxy-upstream-failure'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'down' },
      { host: host.protection, verdict: 'reachable' },
    ],
  },
};
