import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Three machines that were taken for proxies and know no CONNECT. */
export const noTunnels: Scenario = {
  ...usual,
  name: 'no-tunnels',
  title: 'Proxies that know no CONNECT',
  hosts: [host.gatewayNorth, host.telemetry],
  routes: ['proxy:not-allowed', 'proxy:web-server', 'proxy:not-built'],
  proxies: [
    {
      name: 'not-allowed',
      kind: 'http',
      rules: [{ host: '*', reply: { kind: 'status', status: 405 } }],
    },
    {
      name: 'web-server',
      kind: 'http',
      rules: [{ host: '*', reply: { kind: 'status', status: 400 } }],
    },
    {
      name: 'not-built',
      kind: 'http',
      rules: [{ host: '*', reply: { kind: 'status', status: 501 } }],
    },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-method-refusal', route: 'proxy:not-allowed' },
      { kind: 'proxy-method-refusal', route: 'proxy:web-server' },
      { kind: 'proxy-method-refusal', route: 'proxy:not-built' },
    ],
    absent: ['proxy-policy-refusal', 'service-outage'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
  },
};
