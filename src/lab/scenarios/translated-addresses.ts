import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** DNS64 and NAT64 (RFC 6146, 6147): the names have no IPv4 address here, and all of them work. */
export const translatedAddresses: Scenario = {
  ...usual,
  name: 'translated-addresses',
  title: 'A network without IPv4, behind NAT64',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  faults: {
    names: [host.gatewayNorth, host.gatewayWest, host.telemetry].map((one, index) => ({
      host: one,
      fault: {
        kind: 'addresses',
        addresses: [{ address: `64:ff9b::147f:${index + 1}`, fate: 'served' }],
      },
    })),
  },
  expect: {
    findings: [],
    absent: ['name-without-address', 'sinkhole-address', 'ipv6-failure'],
    verdicts: [host.gatewayNorth, host.gatewayWest, host.telemetry].map((one) => ({
      host: one,
      verdict: 'reachable' as const,
    })),
  },
};

/** The same network with a filter before one address. */
export const translatedAndRefused: Scenario = {
  ...usual,
  name: 'translated-and-refused',
  title: 'A network behind NAT64 that refuses one service',
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    names: [host.gatewayNorth, host.gatewayWest, host.telemetry].map((one, index) => ({
      host: one,
      fault: {
        kind: 'addresses',
        addresses: [
          { address: `64:ff9b::147f:${index + 1}`, fate: index === 2 ? 'refuse' : 'served' },
        ],
      },
    })),
  },
  expect: {
    findings: [{ kind: 'port-refusal', host: host.telemetry, route: 'direct' }],
    absent: ['name-without-address', 'sinkhole-address'],
    verdicts: [
      { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
      { host: host.telemetry, route: 'direct', verdict: 'blocked' },
      { host: host.telemetry, route: 'proxy:open', verdict: 'reachable' },
    ],
  },
};
