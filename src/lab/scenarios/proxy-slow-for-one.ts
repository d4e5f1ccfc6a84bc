import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The proxy looks closely at one name, takes its time, and lets it pass. */
export const proxySlowForOne: Scenario = {
  ...usual,
  name: 'proxy-slow-for-one',
  title: 'A proxy that takes 700 ms for one name',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [{ host: host.gatewayWest, via: 'proxy:open', fault: { kind: 'slow', ms: 700 } }],
  },
  expect: {
    findings: [],
    absent: ['proxy-silence', 'handshake-silence', 'passing-fault', 'route-disagreement'],
    verdicts: [{ host: host.gatewayWest, verdict: 'reachable' }],
  },
};
