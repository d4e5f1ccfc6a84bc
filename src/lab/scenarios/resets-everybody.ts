import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The service resets whoever comes, by any name and over any way; no filter does it. */
export const resetsEverybody: Scenario = {
  ...usual,
  name: 'resets-everybody',
  title: 'One service resets everybody',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'after-hello', answer: 'reset' } }] },
  expect: {
    findings: [
      { kind: 'handshake-reset', host: host.gatewayWest, route: 'direct' },
      { kind: 'handshake-reset', host: host.gatewayWest, route: 'proxy:open' },
      { kind: 'service-outage', host: host.gatewayWest },
    ],
    absent: ['sni-filter', 'tls-intolerance', 'proxy-hang-up'],
    verdicts: [{ host: host.gatewayWest, verdict: 'inconclusive' }],
  },
};
