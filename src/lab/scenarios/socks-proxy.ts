import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A SOCKS proxy that passes, refuses by policy, cannot get through, and does not understand. */
export const socksProxy: Scenario = {
  ...usual,
  name: 'socks-proxy',
  title: 'A SOCKS proxy with a rule set',
  hosts: [
    host.gatewayNorth,
    host.gatewayWest,
    host.gatewayNorth3,
    host.gatewayWest3,
    host.trustList,
  ],
  routes: ['proxy:socks'],
  proxies: [
    {
      name: 'socks',
      kind: 'socks5',
      rules: [
        { host: host.gatewayWest, reply: { kind: 'block', by: 'company' } },
        { host: host.gatewayNorth3, reply: { kind: 'upstream', status: 4 } },
        { host: host.gatewayWest3, reply: { kind: 'upstream', status: 7 } },
      ],
    },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-policy-refusal', host: host.gatewayWest, route: 'proxy:socks' },
      { kind: 'proxy-upstream-failure', host: host.gatewayNorth3, route: 'proxy:socks' },
      { kind: 'proxy-method-refusal', host: host.gatewayWest3, route: 'proxy:socks' },
    ],
    absent: ['proxy-login-demand', 'proxy-protocol-error'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.trustList, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'blocked' },
    ],
  },
};
