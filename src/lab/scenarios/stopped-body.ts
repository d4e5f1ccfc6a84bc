import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const stopped = host.gatewayWest;

/** A device that lets the beginning of each answer pass, and is silent then. */
export const stoppedBody: Scenario = {
  ...usual,
  name: 'stopped-body',
  title: 'An answer that stops in its body directly, and is whole through the proxy',
  hosts: [host.gatewayNorth, stopped],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [{ host: stopped, via: 'direct', fault: { kind: 'answer', cut: 'stopped-body' } }],
  },
  expect: {
    findings: [{ kind: 'exchange-stall', host: stopped, route: 'direct' }],
    absent: ['passing-fault', 'service-outage'],
    verdicts: [
      { host: stopped, route: 'direct', verdict: 'blocked' },
      { host: stopped, route: 'proxy:open', verdict: 'reachable' },
      { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
    ],
  },
};

/** The service tells what happens, as it happens. */
export const streamOfEvents: Scenario = {
  ...stoppedBody,
  name: 'stream-of-events',
  title: 'A service whose answer is a stream that waits for its next event',
  innocent: true,
  faults: { paths: [{ host: stopped, fault: { kind: 'answer', cut: 'stopped-body' } }] },
  expect: {
    findings: [],
    absent: ['exchange-stall', 'exchange-silence'],
    verdicts: [
      { host: stopped, route: 'direct', verdict: 'reachable' },
      { host: stopped, route: 'proxy:open', verdict: 'reachable' },
    ],
  },
};
