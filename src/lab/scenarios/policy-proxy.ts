import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Two proxies of two makes that refuse by name. */
export const policyProxy: Scenario = {
  ...usual,
  name: 'policy-proxy',
  title: 'Proxies whose policy refuses some names',
  hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
  routes: ['proxy:cache', 'proxy:cloud'],
  proxies: [
    {
      name: 'cache',
      kind: 'http',
      rules: [
        { host: host.gatewayWest, reply: { kind: 'block', by: 'squid' } },
        { host: host.trustList, reply: { kind: 'block', by: 'squid' } },
      ],
    },
    {
      name: 'cloud',
      kind: 'http',
      rules: [{ host: host.gatewayWest, reply: { kind: 'block', by: 'zscaler' } }],
    },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-policy-refusal', host: host.gatewayWest, route: 'proxy:cache' },
      { kind: 'proxy-policy-refusal', host: host.trustList, route: 'proxy:cache' },
      { kind: 'proxy-policy-refusal', host: host.gatewayWest, route: 'proxy:cloud' },
    ],
    absent: ['service-outage', 'proxy-login-demand', 'proxy-upstream-failure'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'blocked' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
