import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The company's name server knows no name of the internet; the proxy does, and it alone must. */
export const namesBehindProxy: Scenario = {
  ...usual,
  name: 'names-behind-proxy',
  title: 'No internet names inside, and a proxy that needs none',
  innocent: true,
  hosts: [host.gatewayNorth, host.telemetry, host.automationNorth, host.trustList],
  routes: ['proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: { names: [{ host: '*', fault: { kind: 'nxdomain' } }] },
  expect: {
    findings: [],
    absent: ['name-not-found', 'proxy-not-found'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.trustList, verdict: 'reachable' },
    ],
  },
};
