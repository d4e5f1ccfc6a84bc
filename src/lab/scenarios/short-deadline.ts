import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Everything takes most of the deadline, and one service more than it: that is no filter. */
export const shortDeadline: Scenario = {
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
};

/** A proxy that takes longer than we wait, for every name: slow or dead, nobody is refused. */
export const slowProxy: Scenario = {
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
};

/** One service is slower than the deadline, over every way: slow is not down. */
export const slowerThanDeadline: Scenario = {
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
};

/** Others pass in time, and one name never does: its silence is no slowness of the way. */
export const silentForOne: Scenario = {
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
};
