import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A packet filter that rejects on the direct way, and a proxy that is let out. */
export const refusedPort: Scenario = {
  ...usual,
  name: 'refused-port',
  title: 'A firewall that rejects, and a proxy that may pass it',
  hosts: [host.gatewayNorth, host.telemetry, host.revocation],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: { paths: [{ host: '*', via: 'direct', fault: { kind: 'refuse' } }] },
  expect: {
    findings: [{ kind: 'port-refusal', route: 'direct' }],
    absent: ['service-outage', 'port-silence'],
    verdicts: [
      { host: host.gatewayNorth, route: 'direct', verdict: 'blocked' },
      { host: host.gatewayNorth, route: 'proxy:open', verdict: 'reachable' },
      { host: host.revocation, route: 'direct', verdict: 'blocked' },
    ],
  },
};
