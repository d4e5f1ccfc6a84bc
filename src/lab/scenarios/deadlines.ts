import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const overBoth = {
  ...usual,
  timeoutMs: 1000,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
} as const satisfies Partial<Scenario>;

/** Twins: what is slower than the deadline, and what never comes. */
export const deadlines: readonly Scenario[] = [
  // Everything takes most of the deadline, and one service more than it: that is no filter.
  {
    ...usual,
    name: 'short-deadline',
    title: 'A way on which everything takes most of the deadline, and one service more',
    innocent: true,
    timeoutMs: 1200,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth],
    faults: {
      paths: [
        { host: host.telemetry, fault: { kind: 'slow', ms: 1800 } },
        { host: '*', fault: { kind: 'slow', ms: 800 } },
      ],
    },
    expect: {
      findings: [{ kind: 'short-deadline', host: host.telemetry }],
      absent: ['service-outage', 'sni-filter', 'passing-fault'],
      verdicts: [{ host: host.telemetry, verdict: 'degraded' }],
    },
  },
  // A proxy that takes longer than we wait, for every name: slow or dead, nobody is refused.
  {
    ...usual,
    name: 'slow-proxy',
    title: 'A proxy that takes longer for every name than the deadline allows',
    innocent: true,
    timeoutMs: 500,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth],
    routes: ['proxy:slow'],
    proxies: [{ name: 'slow', kind: 'http', thinksMs: 900 }],
    faults: {},
    expect: {
      findings: [],
      possible: [{ kind: 'proxy-silence' }, { kind: 'short-deadline' }],
      absent: ['service-outage', 'proxy-upstream-failure', 'proxy-policy-refusal'],
    },
  },
  // One service is slower than the deadline, over every way: slow is not down.
  {
    ...usual,
    name: 'slower-than-deadline',
    title: 'A service that takes longer than the deadline over every way',
    innocent: true,
    timeoutMs: 600,
    hosts: [host.gatewayNorth, host.telemetry],
    targets: ['https://slow.services.example/'],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: { paths: [{ host: 'slow.services.example', fault: { kind: 'slow', ms: 1100 } }] },
    expect: {
      findings: [{ kind: 'handshake-silence', host: 'slow.services.example' }],
      possible: [{ kind: 'short-deadline' }, { kind: 'service-outage' }],
      absent: ['sni-filter', 'proxy-hang-up'],
      verdicts: [
        { host: 'slow.services.example', verdict: 'inconclusive' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // Others pass in time, and one name never does: its silence is no slowness of the way.
  {
    ...usual,
    name: 'silent-for-one',
    title: 'A way on which one name is met by silence, and passes through the proxy',
    timeoutMs: 600,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        { host: host.telemetry, via: 'direct', fault: { kind: 'sni-filter', answer: 'stall' } },
      ],
    },
    expect: {
      findings: [{ kind: 'sni-filter', host: host.telemetry, route: 'direct' }],
      absent: ['short-deadline', 'service-outage'],
      verdicts: [
        { host: host.telemetry, route: 'direct', verdict: 'blocked' },
        { host: host.telemetry, route: 'proxy:open', verdict: 'reachable' },
      ],
    },
  },
  // Whoever waits longer passes.
  {
    ...overBoth,
    name: 'slow-over-one-way',
    title: 'Two services that one way holds back for longer than the deadline',
    innocent: true,
    faults: {
      paths: [
        { host: host.gatewayWest, via: 'direct', fault: { kind: 'slow', ms: 1400 } },
        { host: host.telemetry, via: 'direct', fault: { kind: 'slow', ms: 2400 } },
      ],
    },
    expect: {
      findings: [
        { kind: 'short-deadline', host: host.gatewayWest, route: 'direct' },
        { kind: 'short-deadline', host: host.telemetry, route: 'direct' },
      ],
      absent: ['handshake-silence', 'sni-filter', 'passing-fault', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
        { host: host.gatewayWest, route: 'direct', verdict: 'degraded' },
        { host: host.telemetry, route: 'direct', verdict: 'degraded' },
        { host: host.telemetry, route: 'proxy:open', verdict: 'reachable' },
      ],
    },
  },
  // One is held back, and beside it one is dropped and one never answered: no wait helps these.
  {
    ...overBoth,
    name: 'silent-over-one-way',
    title: 'A way that holds one service back, and stops two without a word',
    hosts: [...overBoth.hosts, host.automationNorth],
    faults: {
      paths: [
        { host: host.gatewayWest, via: 'direct', fault: { kind: 'slow', ms: 1300 } },
        {
          host: host.telemetry,
          via: 'direct',
          fault: { kind: 'after-hello', answer: 'stall' },
        },
        { host: host.automationNorth, via: 'direct', fault: { kind: 'drop' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'short-deadline', host: host.gatewayWest, route: 'direct' },
        { kind: 'handshake-silence', host: host.telemetry, route: 'direct' },
        { kind: 'port-silence', host: host.automationNorth, route: 'direct' },
      ],
      absent: ['passing-fault', 'service-outage'],
      verdicts: [
        { host: host.gatewayWest, route: 'direct', verdict: 'degraded' },
        { host: host.telemetry, route: 'direct', verdict: 'blocked' },
        { host: host.automationNorth, route: 'direct', verdict: 'blocked' },
        { host: host.automationNorth, route: 'proxy:open', verdict: 'reachable' },
      ],
    },
  },
];
