import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A device that reads the first packet alone: what decides is how much is said, not what. */
export const largeHello: Scenario = {
  ...usual,
  name: 'large-hello',
  title: 'A device on the direct way that cannot stand a large ClientHello',
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [
      { host: '*', via: 'direct', fault: { kind: 'size-filter', over: 255, answer: 'reset' } },
    ],
  },
  expect: {
    findings: [{ kind: 'tls-intolerance', route: 'direct' }],
    absent: ['sni-filter', 'service-outage'],
    verdicts: [
      { host: host.gatewayNorth, route: 'direct', verdict: 'blocked' },
      { host: host.telemetry, route: 'direct', verdict: 'blocked' },
      { host: host.telemetry, route: 'proxy:open', verdict: 'reachable' },
    ],
  },
};

/** One server of the user's own that is old in the same way: nobody stands before it. */
export const oldServer: Scenario = {
  ...usual,
  name: 'old-server',
  title: 'One server of one owner that cannot stand a large ClientHello',
  innocent: true,
  hosts: [host.gatewayNorth],
  targets: ['https://old.services.example/'],
  faults: {
    paths: [
      { host: 'old.services.example', fault: { kind: 'size-filter', over: 255, answer: 'reset' } },
    ],
  },
  expect: {
    findings: [],
    // Told of itself alone, it is what it is; nobody else is to blame.
    possible: [{ kind: 'handshake-reset' }, { kind: 'tls-intolerance' }],
    absent: ['sni-filter', 'service-outage'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
  },
};
