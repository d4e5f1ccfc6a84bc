import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A proxy of a guest network: a page in the place of the tunnel. */
export const captiveProxy: Scenario = {
  ...usual,
  name: 'captive-proxy',
  title: 'A guest network whose proxy shows its login page',
  hosts: [host.gatewayNorth, host.gatewayWest],
  routes: ['proxy:page', 'proxy:portal'],
  proxies: [
    { name: 'page', kind: 'http', rules: [{ host: '*', reply: { kind: 'portal', status: 200 } }] },
    {
      name: 'portal',
      kind: 'http',
      rules: [{ host: '*', reply: { kind: 'portal', status: 511 } }],
    },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'captive-portal', route: 'proxy:page' },
      { kind: 'captive-portal', route: 'proxy:portal' },
    ],
    absent: ['service-outage', 'interception', 'plaintext-answer'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
  },
};
