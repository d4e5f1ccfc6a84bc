import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A proxy over TLS that lets everything pass. */
export const secureProxy: Scenario = {
  ...usual,
  name: 'secure-proxy',
  title: 'An HTTPS proxy in good order',
  innocent: true,
  hosts: [host.gatewayNorth, host.telemetry, host.trustList],
  routes: ['proxy:secure'],
  proxies: [{ name: 'secure', kind: 'https' }],
  faults: {},
  expect: {
    findings: [],
    absent: ['proxy-tls-failure', 'interception'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.trustList, verdict: 'reachable' },
    ],
  },
};
