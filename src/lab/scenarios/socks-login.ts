import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A SOCKS proxy that accepts no anonymous client. */
export const socksLogin: Scenario = {
  ...usual,
  name: 'socks-login',
  title: 'A SOCKS proxy that demands a login',
  hosts: [host.gatewayNorth, host.telemetry],
  routes: ['proxy:socks'],
  proxies: [
    {
      name: 'socks',
      kind: 'socks5',
      rules: [{ host: '*', reply: { kind: 'login', schemes: [] } }],
    },
  ],
  faults: {},
  expect: {
    findings: [{ kind: 'proxy-login-demand', route: 'proxy:socks' }],
    absent: ['proxy-hang-up', 'proxy-protocol-error'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
  },
};
