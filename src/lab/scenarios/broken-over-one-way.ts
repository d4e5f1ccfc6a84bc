import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const broken = [host.gatewayWest, host.gatewayNorth3, host.gatewayWest3];
const [reset, closed, silent] = broken as [string, string, string];

/** Under every name, but over one way alone: the service is well, and the way is not. */
export const brokenOverOneWay: Scenario = {
  ...usual,
  name: 'broken-over-one-way',
  title: 'Handshakes that break directly and pass through the proxy',
  timeoutMs: 800,
  hosts: [host.gatewayNorth, ...broken],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [
      { host: reset, via: 'direct', fault: { kind: 'after-hello', answer: 'reset' } },
      { host: closed, via: 'direct', fault: { kind: 'after-hello', answer: 'close' } },
      { host: silent, via: 'direct', fault: { kind: 'after-hello', answer: 'stall' } },
    ],
  },
  expect: {
    findings: [
      { kind: 'handshake-reset', host: reset, route: 'direct' },
      { kind: 'handshake-closure', host: closed, route: 'direct' },
      { kind: 'handshake-silence', host: silent, route: 'direct' },
    ],
    absent: ['sni-filter', 'service-outage', 'passing-fault'],
    verdicts: broken.flatMap((one) => [
      { host: one, route: 'direct' as const, verdict: 'blocked' as const },
      { host: one, route: 'proxy:open' as const, verdict: 'reachable' as const },
    ]),
  },
};

/** The same over every way: the service does it, and no rule of this network would help. */
export const brokenOverEveryWay: Scenario = {
  ...usual,
  name: 'broken-over-every-way',
  title: 'Services that break every handshake, whoever asks',
  innocent: true,
  timeoutMs: 800,
  hosts: [host.gatewayNorth, ...broken],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [
      { host: reset, fault: { kind: 'after-hello', answer: 'reset' } },
      { host: closed, fault: { kind: 'after-hello', answer: 'close' } },
      { host: silent, fault: { kind: 'after-hello', answer: 'stall' } },
    ],
  },
  expect: {
    findings: [
      { kind: 'handshake-reset', host: reset },
      { kind: 'handshake-closure', host: closed },
      { kind: 'handshake-silence', host: silent },
      { kind: 'service-outage', host: reset },
    ],
    possible: [{ kind: 'service-outage' }],
    absent: ['sni-filter', 'proxy-hang-up'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
  },
};
