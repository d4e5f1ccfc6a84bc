import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The 503 that the service is known to give, given by the proxy in its place: nothing got through. */
export const rightStatusWrongMouth: Scenario = {
  ...usual,
  name: 'right-status-wrong-mouth',
  title: 'A proxy that answers 503 itself, where 503 is due from the service',

  hosts: [host.protection, host.gatewayNorth],
  routes: ['direct', 'proxy:lost'],
  proxies: [
    {
      name: 'lost',
      kind: 'http',
      rules: [{ host: host.protection, reply: { kind: 'upstream', status: 503 } }],
    },
  ],
  faults: {},
  expect: {
    findings: [{ kind: 'proxy-upstream-failure', host: host.protection, route: 'proxy:lost' }],
    absent: ['service-outage', 'unexpected-answer'],
    verdicts: [
      { host: host.protection, route: 'direct', verdict: 'reachable' },
      { host: host.protection, route: 'proxy:lost', verdict: 'blocked' },
    ],
  },
};
