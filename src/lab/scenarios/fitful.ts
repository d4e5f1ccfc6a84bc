import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const peers = Array.from({ length: 22 }, (_, index) => `https://s${index + 1}.peers.example/`);

/** What is slow, comes and goes, or comes in pieces. */
export const fitful: readonly Scenario[] = [
  // One of many is slow: it passes, and it is told.
  {
    ...usual,
    name: 'slow-service',
    title: 'One service of many takes 900 ms for what the others do at once',
    innocent: true,
    hosts: [host.gatewayNorth],
    targets: peers,
    faults: { paths: [{ host: host.gatewayNorth, fault: { kind: 'slow', ms: 900 } }] },
    expect: {
      findings: [],
      absent: ['handshake-silence', 'passing-fault'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
    },
  },
  // The first connection to each host is reset, and every later one stands.
  {
    ...usual,
    name: 'flapping',
    title: 'Every host fails once and then works',
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry, host.automationNorth],
    faults: {
      paths: [
        {
          host: '*',
          fault: { kind: 'first-time', fault: { kind: 'after-hello', answer: 'reset' } },
        },
      ],
    },
    expect: {
      findings: [{ kind: 'passing-fault' }],
      absent: ['handshake-reset', 'handshake-closure', 'sni-filter', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'degraded' },
        { host: host.telemetry, verdict: 'degraded' },
        { host: host.automationNorth, verdict: 'degraded' },
      ],
    },
  },
  // One SERVFAIL, and an answer that fits into TCP alone: what every resolver sees on a normal day.
  {
    ...usual,
    name: 'resolver-hiccup',
    title: 'A name server that stumbles and recovers',
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry, host.automationNorth],
    faults: {
      names: [
        { host: host.gatewayNorth, fault: { kind: 'servfail', first: true } },
        { host: host.telemetry, fault: { kind: 'truncated' } },
      ],
    },
    expect: {
      findings: [],
      absent: ['resolver-failure', 'name-without-address', 'resolver-silence'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'reachable' },
      ],
    },
  },
  // The answer has no end; its status came long before.
  {
    ...usual,
    name: 'long-answer',
    title: 'A service that never stops talking',
    innocent: true,
    hosts: [host.trustList, host.gatewayNorth],
    faults: {
      paths: [
        { host: host.trustList, fault: { kind: 'answer', cut: 'endless-body' } },
        { host: host.gatewayNorth, fault: { kind: 'answer', cut: 'endless-body' } },
      ],
    },
    expect: {
      findings: [],
      absent: ['exchange-stall', 'exchange-silence', 'exchange-protocol-error'],
      verdicts: [
        { host: host.trustList, verdict: 'reachable' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // The head came at once, and said what was due; nobody needs the body.
  {
    ...usual,
    name: 'trickling-answer',
    title: 'Services whose answers trickle behind the right status',
    innocent: true,
    hosts: [host.trustList, host.gatewayNorth],
    faults: {
      paths: [
        { host: host.trustList, fault: { kind: 'answer', cut: 'trickle' } },
        { host: host.gatewayNorth, fault: { kind: 'answer', cut: 'trickle' } },
      ],
    },
    expect: {
      findings: [],
      absent: ['exchange-stall', 'exchange-silence', 'exchange-protocol-error'],
      verdicts: [
        { host: host.trustList, verdict: 'reachable' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // The service tells what happens, as it happens.
  {
    ...usual,
    name: 'stream-of-events',
    title: 'A service whose answer is a stream that waits for its next event',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'answer', cut: 'stopped-body' } }] },
    expect: {
      findings: [],
      absent: ['exchange-stall', 'exchange-silence'],
      verdicts: [
        { host: host.gatewayWest, route: 'direct', verdict: 'reachable' },
        { host: host.gatewayWest, route: 'proxy:open', verdict: 'reachable' },
      ],
    },
  },
];
