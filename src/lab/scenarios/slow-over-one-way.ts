import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const overBoth = {
  ...usual,
  timeoutMs: 1000,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
} as const satisfies Partial<Scenario>;

/** Whoever waits longer passes. */
export const slowOverOneWay: Scenario = {
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
};

/** One is held back, and beside it one is dropped and one never answered: no wait helps these. */
export const silentOverOneWay: Scenario = {
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
};
