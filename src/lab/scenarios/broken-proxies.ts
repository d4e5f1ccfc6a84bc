import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Proxies that speak no HTTP, hang up, keep silent, or never end their head. */
export const brokenProxies: Scenario = {
  ...usual,
  name: 'broken-proxies',
  title: 'Proxies that garble, hang up or keep silent',
  hosts: [host.gatewayNorth],
  routes: ['proxy:garbled', 'proxy:curt', 'proxy:harsh', 'proxy:mute', 'proxy:wordy'],
  proxies: [
    { name: 'garbled', kind: 'http', rules: [{ host: '*', reply: { kind: 'garbage' } }] },
    { name: 'curt', kind: 'http', rules: [{ host: '*', reply: { kind: 'hang-up' } }] },
    { name: 'harsh', kind: 'http', rules: [{ host: '*', reply: { kind: 'reset' } }] },
    { name: 'mute', kind: 'http', rules: [{ host: '*', reply: { kind: 'silence' } }] },
    { name: 'wordy', kind: 'http', rules: [{ host: '*', reply: { kind: 'endless-head' } }] },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-protocol-error', route: 'proxy:garbled' },
      { kind: 'proxy-hang-up', route: 'proxy:curt' },
      { kind: 'proxy-hang-up', route: 'proxy:harsh' },
      { kind: 'proxy-silence', route: 'proxy:mute' },
      { kind: 'proxy-protocol-error', route: 'proxy:wordy' },
    ],
    absent: ['service-outage', 'passing-fault'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
  },
};
