import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A name filter in each of its manners, where the services take any name. */
export const filterManners: Scenario = {
  ...usual,
  name: 'filter-manners',
  title: 'A name filter that closes, keeps silent or sends an alert, beside a proxy that passes',
  timeoutMs: 800,
  hosts: [host.gatewayNorth, host.gatewayWest, host.gatewayNorth3, host.gatewayWest3],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [
      { host: host.gatewayWest, via: 'direct', fault: { kind: 'sni-filter', answer: 'close' } },
      { host: host.gatewayNorth3, via: 'direct', fault: { kind: 'sni-filter', answer: 'stall' } },
      {
        host: host.gatewayWest3,
        via: 'direct',
        fault: { kind: 'sni-filter', answer: { alert: 80 } },
      },
    ],
  },
  expect: {
    findings: [
      { kind: 'sni-filter', host: host.gatewayWest, route: 'direct' },
      { kind: 'sni-filter', host: host.gatewayNorth3, route: 'direct' },
      { kind: 'sni-filter', host: host.gatewayWest3, route: 'direct' },
    ],
    absent: ['service-outage', 'passing-fault'],
    verdicts: [host.gatewayWest, host.gatewayNorth3, host.gatewayWest3].flatMap((one) => [
      { host: one, route: 'direct' as const, verdict: 'blocked' as const },
      { host: one, route: 'proxy:open' as const, verdict: 'reachable' as const },
    ]),
  },
};

const known = 'app.services.example';

/** The address takes other names, and its own no more: the server says so, and no filter does. */
export const unknownToItsServer: Scenario = {
  ...usual,
  name: 'unknown-to-its-server',
  title: 'A server that no longer serves a name, and says so by an alert over every way',
  innocent: true,
  hosts: [host.gatewayNorth],
  targets: [`https://${known}/`],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [{ host: known, fault: { kind: 'sni-filter', answer: { alert: 112 } } }],
  },
  expect: {
    findings: [{ kind: 'handshake-alert', host: known }],
    possible: [{ kind: 'service-outage', host: known }],
    absent: ['sni-filter', 'proxy-hang-up'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
  },
};
