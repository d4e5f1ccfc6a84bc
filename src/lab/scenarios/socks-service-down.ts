import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A SOCKS proxy says in one byte that it was refused; that the service is down it cannot say. */
export const socksServiceDown: Scenario = {
  ...usual,
  name: 'socks-service-down',
  title: 'One service is down, seen over a SOCKS proxy too',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
  routes: ['direct', 'proxy:socks'],
  proxies: [{ name: 'socks', kind: 'socks5' }],
  faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'refuse' } }] },
  expect: {
    findings: [
      { kind: 'port-refusal', host: host.gatewayWest, route: 'direct' },
      { kind: 'proxy-upstream-failure', host: host.gatewayWest, route: 'proxy:socks' },
      { kind: 'service-outage', host: host.gatewayWest },
    ],
    absent: ['proxy-policy-refusal', 'proxy-protocol-error'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'inconclusive' },
      { host: host.trustList, verdict: 'reachable' },
    ],
  },
};
