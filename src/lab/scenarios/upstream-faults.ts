import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The proxy lets everything pass and does not get through itself. */
export const upstreamFaults: Scenario = {
  ...usual,
  name: 'upstream-faults',
  title: 'A proxy that cannot reach the services',
  hosts: [host.gatewayNorth, host.gatewayWest, host.gatewayNorth3, host.gatewayWest3],
  routes: ['direct', 'proxy:lost'],
  proxies: [
    {
      name: 'lost',
      kind: 'http',
      rules: [
        {
          host: host.gatewayWest,
          reply: { kind: 'upstream', status: 503, squidError: 'ERR_DNS_FAIL 0' },
        },
        { host: host.gatewayNorth3, reply: { kind: 'upstream', status: 502 } },
        {
          host: host.gatewayWest3,
          reply: { kind: 'upstream', status: 504, squidError: 'ERR_CONNECT_FAIL 110' },
        },
      ],
    },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-upstream-failure', host: host.gatewayWest, route: 'proxy:lost' },
      { kind: 'proxy-upstream-failure', host: host.gatewayNorth3, route: 'proxy:lost' },
      { kind: 'proxy-upstream-failure', host: host.gatewayWest3, route: 'proxy:lost' },
    ],
    absent: ['service-outage', 'proxy-policy-refusal'],
    verdicts: [
      { host: host.gatewayWest, route: 'proxy:lost', verdict: 'blocked' },
      { host: host.gatewayNorth, route: 'proxy:lost', verdict: 'reachable' },
    ],
  },
};
