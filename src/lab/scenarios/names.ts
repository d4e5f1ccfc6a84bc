import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const retired = 'retired.services.example';

/** Twins: name servers that fail, names that are gone, and names that were taken away. */
export const names: readonly Scenario[] = [
  // The first of two name servers is gone; the second one has every answer, a little later.
  {
    ...usual,
    name: 'dead-resolver',
    title: 'Two name servers, of which the first never answers',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.trustList],
    faults: { nameServer: { behindDead: true } },
    expect: {
      findings: [{ kind: 'dead-resolver' }],
      absent: ['resolver-silence', 'name-not-found', 'service-outage'],
      verdicts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.trustList].map(
        (one) => ({
          host: one,
          verdict: 'reachable' as const,
        }),
      ),
    },
  },
  // What does not fit into UDP is cut, and the connection that would bring it is reset.
  {
    ...usual,
    name: 'closed-dns-tcp',
    title: 'A name server that cuts an answer, and cannot be reached over TCP',
    hosts: [host.gatewayNorth, host.telemetry],
    faults: {
      nameServer: { udpAlone: true },
      names: [{ host: host.telemetry, fault: { kind: 'truncated' } }],
    },
    expect: {
      findings: [{ kind: 'resolver-tcp-failure', host: host.telemetry }],
      absent: ['name-not-found', 'port-refusal', 'service-outage', 'resolver-silence'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'inconclusive' },
      ],
    },
  },
  // The company's name server does not know the name, nor does the proxy's: it is gone.
  {
    ...usual,
    name: 'retired-name',
    title: "A name of the user's own that neither we nor the proxy can find",
    innocent: true,
    hosts: [host.gatewayNorth],
    targets: [`https://${retired}/`],
    routes: ['direct', 'proxy:open'],
    proxies: [
      {
        name: 'open',
        kind: 'http',
        rules: [
          {
            host: retired,
            reply: { kind: 'upstream', status: 503, squidError: 'ERR_DNS_FAIL 0' },
          },
        ],
      },
    ],
    faults: { names: [{ host: retired, fault: { kind: 'nxdomain' } }] },
    expect: {
      findings: [
        { kind: 'name-not-found', host: retired, route: 'direct' },
        { kind: 'proxy-upstream-failure', host: retired, route: 'proxy:open' },
      ],
      possible: [{ kind: 'service-outage', host: retired }],
      absent: ['proxy-policy-refusal', 'sinkhole-address'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
    },
  },
  // The alias still stands, and what it leads to was given up.
  {
    ...usual,
    name: 'dangling-alias',
    title: 'A name that is an alias of one that was given up',
    innocent: true,
    hosts: [host.gatewayNorth],
    targets: [`https://${retired}/`],
    compared: [{ host: retired, fault: { kind: 'dangling', alias: 'gone.azurewebsites.example' } }],
    faults: {
      names: [{ host: retired, fault: { kind: 'dangling', alias: 'gone.azurewebsites.example' } }],
    },
    expect: {
      findings: [{ kind: 'name-not-found', host: retired }],
      absent: ['resolver-disagreement', 'sinkhole-address'],
      verdicts: [
        { host: retired, verdict: 'inconclusive' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // A name server of our own says that there is none, and the proxy finds it.
  {
    ...usual,
    name: 'name-taken-away',
    title: 'A name server that denies a name, which the proxy finds',
    hosts: [host.gatewayNorth, host.telemetry],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: { names: [{ host: host.telemetry, fault: { kind: 'nxdomain' } }] },
    expect: {
      findings: [{ kind: 'name-not-found', host: host.telemetry, route: 'direct' }],
      absent: ['service-outage', 'sinkhole-address'],
      verdicts: [
        { host: host.telemetry, route: 'direct', verdict: 'blocked' },
        { host: host.telemetry, route: 'proxy:open', verdict: 'reachable' },
        { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
      ],
    },
  },
  // An answer without an address, where another name server has one.
  {
    ...usual,
    name: 'address-taken-away',
    title: 'A name server that keeps the address of one name to itself',
    hosts: [host.gatewayNorth, host.telemetry],
    compared: [],
    faults: { names: [{ host: host.telemetry, fault: { kind: 'no-data' } }] },
    expect: {
      findings: [
        { kind: 'name-without-address', host: host.telemetry },
        { kind: 'resolver-disagreement', host: host.telemetry },
      ],
      absent: ['service-outage', 'sinkhole-address'],
      verdicts: [
        { host: host.telemetry, verdict: 'blocked' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // Zero-trust clients lead names into a pool of their own (RFC 6598), and the service itself
  // answers.
  {
    ...usual,
    name: 'pooled-service',
    title: 'Services behind addresses of a private pool, with their own certificates',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.revocation],
    faults: {
      names: [
        { host: host.gatewayWest, fault: { kind: 'address', address: '100.64.9.8', served: true } },
        { host: host.telemetry, fault: { kind: 'address', address: '10.9.9.9', served: true } },
        { host: host.revocation, fault: { kind: 'address', address: '100.64.9.9', served: true } },
      ],
      // Microsoft's own tools let a 404 pass.
      paths: [{ host: host.gatewayWest, fault: { kind: 'status', status: 404 } }],
    },
    expect: {
      findings: [],
      possible: [{ kind: 'unexpected-answer', host: host.gatewayWest }],
      absent: ['sinkhole-address', 'interception', 'block-page'],
      verdicts: [
        { host: host.telemetry, verdict: 'reachable' },
        { host: host.revocation, verdict: 'reachable' },
      ],
    },
  },
  // Addresses at which no public service can be (RFC 6666, 6890), and nobody is.
  {
    ...usual,
    name: 'bogon-answers',
    title: 'A name server that leads names to discard-only and private addresses',
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth],
    faults: {
      names: [
        { host: host.gatewayWest, fault: { kind: 'address', address: '100.64.9.8' } },
        { host: host.telemetry, fault: { kind: 'address', address: '100::1' } },
        { host: host.automationNorth, fault: { kind: 'address', address: '2002:a00:1::1' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'sinkhole-address', host: host.gatewayWest },
        { kind: 'sinkhole-address', host: host.telemetry },
        { kind: 'sinkhole-address', host: host.automationNorth },
      ],
      absent: ['service-outage'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'blocked' },
        { host: host.telemetry, verdict: 'blocked' },
        { host: host.automationNorth, verdict: 'blocked' },
      ],
    },
  },
];
