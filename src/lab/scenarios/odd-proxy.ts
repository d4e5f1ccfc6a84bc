import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A reverse proxy that was taken for a proxy: it asks for a login to itself. */
export const oddProxy: Scenario = {
  ...usual,
  name: 'odd-proxy',
  title: 'A proxy that answers 401',
  hosts: [host.gatewayNorth],
  routes: ['direct', 'proxy:reverse'],
  proxies: [
    {
      name: 'reverse',
      kind: 'http',
      rules: [{ host: '*', reply: { kind: 'status', status: 401 } }],
    },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-unexpected-answer', host: host.gatewayNorth, route: 'proxy:reverse' },
    ],
    absent: ['proxy-login-demand', 'service-outage'],
    verdicts: [
      { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
      { host: host.gatewayNorth, route: 'proxy:reverse', verdict: 'blocked' },
    ],
  },
};
