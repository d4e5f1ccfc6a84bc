import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const own = 'six.services.example';

/** Twins: addresses that are translated, native, near or in turn. */
export const addresses: readonly Scenario[] = [
  // DNS64 and NAT64 (RFC 6146, 6147): the names have no IPv4 address here, and all of them work.
  {
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
  },
  // The same network with a filter before one address.
  {
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
  },
  // Native IPv6 alone: Microsoft says that the sensor needs IPv4; a host of the user's own does
  // not.
  {
    ...usual,
    name: 'native-ipv6',
    title: 'Names with an IPv6 address alone, which answers',
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry],
    targets: [`https://${own}/`],
    faults: {
      names: [host.telemetry, own].map((one, index) => ({
        host: one,
        fault: {
          kind: 'addresses',
          addresses: [{ address: `2603:1030::${index + 1}`, fate: 'served' }],
        },
      })),
    },
    expect: {
      findings: [{ kind: 'ipv4-missing', host: host.telemetry }],
      absent: ['name-without-address', 'service-outage'],
      verdicts: [
        { host: host.telemetry, verdict: 'degraded' },
        { host: own, verdict: 'reachable' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // A doubled query meets two honest answers, which begin with different addresses.
  {
    ...usual,
    name: 'rotating-answers',
    title: 'Name servers that answer twice, in another order each time',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    faults: {
      names: [host.gatewayWest, host.telemetry].map((one, index) => ({
        host: one,
        fault: {
          kind: 'addresses',
          rotates: true,
          twice: true,
          addresses: [1, 2, 3].map((last) => ({
            address: `20.126.${index}.${last}`,
            fate: 'served' as const,
          })),
        },
      })),
    },
    expect: {
      findings: [],
      absent: ['dns-injection', 'sinkhole-address', 'resolver-disagreement'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'reachable' },
      ],
    },
  },
  // Each resolver gets the address that is near to it, and the service is at both.
  {
    ...usual,
    name: 'near-answers',
    title: 'Two name servers that give different addresses, at which the service is',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    compared: [],
    faults: {
      names: [
        { host: host.gatewayWest, fault: { kind: 'address', address: '20.125.0.1', served: true } },
        { host: host.telemetry, fault: { kind: 'address', address: '20.125.0.2', served: true } },
      ],
    },
    expect: {
      findings: [],
      absent: ['sinkhole-address', 'dns-injection'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'reachable' },
      ],
    },
  },
];
