import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The proxy opens the tunnel, and behind it a filter answers in plain HTTP. */
export const plaintextBehindProxy: Scenario = {
  ...usual,
  name: 'plaintext-behind-proxy',
  title: 'HTTP where TLS was due, in a tunnel that was granted',

  hosts: [host.gatewayNorth, host.gatewayWest],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [
      { host: host.gatewayWest, via: 'proxy:open', fault: { kind: 'plaintext', page: 'fortinet' } },
    ],
  },
  expect: {
    findings: [{ kind: 'plaintext-answer', host: host.gatewayWest, route: 'proxy:open' }],
    absent: ['handshake-failure', 'captive-portal', 'proxy-policy-refusal', 'service-outage'],
    verdicts: [
      { host: host.gatewayWest, route: 'direct', verdict: 'reachable' },
      { host: host.gatewayWest, route: 'proxy:open', verdict: 'blocked' },
    ],
  },
};
