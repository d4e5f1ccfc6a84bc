import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const two = (network: number) =>
  ({
    kind: 'addresses',
    addresses: [
      { address: `20.127.${network}.1`, fate: 'refuse' },
      { address: `20.127.${network}.2`, fate: 'refuse' },
    ],
  }) as const;

/** Twins: names of which one address is dead, and of which all are. */
export const deadAddresses: readonly Scenario[] = [
  // The first of two addresses is dead, as after a move; a client goes on to the next.
  {
    ...usual,
    name: 'dead-address',
    title: 'Names whose first address refuses or keeps silent, and whose second serves',
    innocent: true,
    timeoutMs: 1000,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    faults: {
      names: [
        {
          host: host.gatewayWest,
          fault: {
            kind: 'addresses',
            addresses: [
              { address: '20.127.3.1', fate: 'refuse' },
              { address: '20.127.3.2', fate: 'served' },
            ],
          },
        },
        {
          host: host.telemetry,
          fault: {
            kind: 'addresses',
            addresses: [
              { address: '20.127.4.1', fate: 'drop' },
              { address: '20.127.4.2', fate: 'served' },
            ],
          },
        },
      ],
    },
    expect: {
      findings: [
        { kind: 'dead-address', host: host.gatewayWest },
        { kind: 'dead-address', host: host.telemetry },
      ],
      absent: ['port-refusal', 'port-silence', 'service-outage', 'passing-fault'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'degraded' },
        { host: host.telemetry, verdict: 'degraded' },
      ],
    },
  },
  // The same of proxies: their names lead to a dead address first.
  {
    ...usual,
    name: 'dead-proxy-address',
    title: 'Proxies whose first address refuses or keeps silent, and whose second serves',
    innocent: true,
    timeoutMs: 1000,
    hosts: [host.gatewayNorth, host.telemetry],
    routes: ['proxy:one', 'proxy:two'],
    proxies: [
      {
        name: 'one',
        kind: 'http',
        addresses: [
          { address: '10.20.3.1', fate: 'refuse' },
          { address: '10.20.3.2', fate: 'served' },
        ],
      },
      {
        name: 'two',
        kind: 'http',
        addresses: [
          { address: '10.20.4.1', fate: 'drop' },
          { address: '10.20.4.2', fate: 'served' },
        ],
      },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'dead-address', route: 'proxy:one' },
        { kind: 'dead-address', route: 'proxy:two' },
      ],
      absent: ['proxy-refusal', 'proxy-silence', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'degraded' },
        { host: host.telemetry, verdict: 'degraded' },
      ],
    },
  },
  // Every address of the proxy's name is dead, beside a way that is not.
  {
    ...usual,
    name: 'dead-proxy',
    title: 'A proxy of which no address answers, beside one that works',
    hosts: [host.gatewayNorth, host.telemetry],
    routes: ['proxy:gone', 'proxy:open'],
    proxies: [
      {
        name: 'gone',
        kind: 'http',
        addresses: [
          { address: '10.20.5.1', fate: 'refuse' },
          { address: '10.20.5.2', fate: 'refuse' },
        ],
      },
      { name: 'open', kind: 'http' },
    ],
    faults: {},
    expect: {
      findings: [{ kind: 'proxy-refusal', route: 'proxy:gone' }],
      absent: ['dead-address', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, route: 'proxy:gone', verdict: 'blocked' },
        { host: host.gatewayNorth, route: 'proxy:open', verdict: 'reachable' },
      ],
    },
  },
  // IPv4 is silent and IPv6 answers: the name passes, and one of its addresses does not.
  {
    ...usual,
    name: 'silent-family',
    title: 'A host whose IPv4 address is silent, and whose IPv6 address answers',
    innocent: true,
    timeoutMs: 1000,
    hosts: [host.gatewayNorth, host.gatewayWest3],
    targets: ['https://both.services.example/'],
    faults: {
      names: [
        {
          host: 'both.services.example',
          fault: {
            kind: 'addresses',
            addresses: [
              { address: '20.127.6.1', fate: 'drop' },
              { address: '2a01:111::6', fate: 'served' },
            ],
          },
        },
      ],
    },
    expect: {
      findings: [{ kind: 'dead-address', host: 'both.services.example' }],
      absent: ['port-silence', 'service-outage'],
      verdicts: [
        { host: 'both.services.example', verdict: 'degraded' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // All addresses of two names refuse here, and the proxy reaches both.
  {
    ...usual,
    name: 'addresses-refused',
    title: 'A firewall that refuses every address of two names',
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      names: [
        { host: host.gatewayWest, fault: two(1) },
        { host: host.telemetry, fault: two(2) },
      ],
    },
    expect: {
      findings: [
        { kind: 'port-refusal', host: host.gatewayWest, route: 'direct' },
        { kind: 'port-refusal', host: host.telemetry, route: 'direct' },
      ],
      absent: ['service-outage', 'passing-fault'],
      verdicts: [
        { host: host.gatewayWest, route: 'direct', verdict: 'blocked' },
        { host: host.gatewayWest, route: 'proxy:open', verdict: 'reachable' },
        { host: host.telemetry, route: 'direct', verdict: 'blocked' },
      ],
    },
  },
];
