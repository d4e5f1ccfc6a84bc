import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The proxy opens the tunnel, and a name filter behind it cuts the handshake. */
export const filterBehindProxy: Scenario = {
  ...usual,
  name: 'filter-behind-proxy',
  title: 'A name filter between the proxy and the internet',
  hosts: [host.gatewayNorth, host.gatewayWest],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [
      { host: host.gatewayWest, via: 'proxy:open', fault: { kind: 'sni-filter', answer: 'reset' } },
    ],
  },
  expect: {
    findings: [{ kind: 'sni-filter', host: host.gatewayWest, route: 'proxy:open' }],
    absent: ['proxy-hang-up', 'handshake-reset'],
    verdicts: [
      { host: host.gatewayWest, route: 'direct', verdict: 'reachable' },
      { host: host.gatewayWest, route: 'proxy:open', verdict: 'blocked' },
    ],
  },
};
