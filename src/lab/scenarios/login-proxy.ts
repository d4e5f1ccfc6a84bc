import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A proxy that wants a login of everybody, while the direct way is open. */
export const loginProxy: Scenario = {
  ...usual,
  name: 'login-proxy',
  title: 'A proxy that demands a login',
  hosts: [host.gatewayNorth, host.telemetry, host.trustList],
  routes: ['direct', 'proxy:login'],
  proxies: [
    {
      name: 'login',
      kind: 'http',
      rules: [{ host: '*', reply: { kind: 'login', schemes: ['Negotiate', 'NTLM', 'Basic'] } }],
    },
  ],
  faults: {},
  expect: {
    findings: [{ kind: 'proxy-login-demand', route: 'proxy:login' }],
    absent: ['proxy-policy-refusal', 'unexpected-answer', 'block-page'],
    verdicts: [
      { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
      { host: host.gatewayNorth, route: 'proxy:login', verdict: 'blocked' },
      { host: host.trustList, route: 'proxy:login', verdict: 'blocked' },
    ],
  },
};
