import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The filter remembers whom it hit, so that no harmless name passes there for a while either. */
export const residualBlock: Scenario = {
  ...usual,
  name: 'residual-block',
  title: 'A name filter that blocks a whole address for a minute after a hit',
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [
      {
        host: host.gatewayWest,
        via: 'direct',
        fault: { kind: 'sni-filter', answer: 'reset', residualMs: 60_000 },
      },
    ],
  },
  expect: {
    findings: [],
    possible: [
      { kind: 'handshake-reset', host: host.gatewayWest, route: 'direct' },
      { kind: 'sni-filter', host: host.gatewayWest, route: 'direct' },
    ],
    absent: ['passing-fault', 'service-outage', 'tls-intolerance'],
    verdicts: [
      { host: host.gatewayWest, route: 'direct', verdict: 'blocked' },
      { host: host.gatewayWest, route: 'proxy:open', verdict: 'reachable' },
      { host: host.telemetry, route: 'direct', verdict: 'reachable' },
    ],
  },
};
