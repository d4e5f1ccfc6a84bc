import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** 100 is no answer: the 200 that opens the tunnel follows it. */
export const interimProxy: Scenario = {
  ...usual,
  name: 'interim-proxy',
  title: 'A proxy that says 100 Continue before it opens a tunnel',
  innocent: true,
  hosts: [host.gatewayNorth, host.telemetry, host.trustList],
  routes: ['proxy:polite'],
  proxies: [{ name: 'polite', kind: 'http', interim: true }],
  faults: {},
  expect: {
    findings: [],
    absent: ['proxy-unexpected-answer', 'proxy-protocol-error', 'service-outage'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.telemetry, verdict: 'reachable' },
    ],
  },
};

/** 100, and then the refusal. */
export const interimRefusal: Scenario = {
  ...usual,
  name: 'interim-refusal',
  title: 'A proxy that says 100 Continue before it refuses',
  hosts: [host.gatewayNorth, host.telemetry],
  routes: ['proxy:polite'],
  proxies: [
    {
      name: 'polite',
      kind: 'http',
      interim: true,
      rules: [{ host: host.telemetry, reply: { kind: 'block', by: 'squid' } }],
    },
  ],
  faults: {},
  expect: {
    findings: [{ kind: 'proxy-policy-refusal', host: host.telemetry }],
    absent: ['proxy-unexpected-answer', 'proxy-protocol-error'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.telemetry, verdict: 'blocked' },
    ],
  },
};
