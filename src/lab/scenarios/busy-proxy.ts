import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Too many requests, an error of its own, no more helpers: said once, and gone a moment later. */
export const busyProxy: Scenario = {
  ...usual,
  name: 'busy-proxy',
  title: 'A proxy that answers 429, 500, 502, 503 or nothing first, and then lets pass',
  innocent: true,
  hosts: [
    host.gatewayNorth,
    host.gatewayWest,
    host.gatewayNorth3,
    host.gatewayWest3,
    host.telemetry,
    host.automationNorth,
  ],
  routes: ['proxy:busy'],
  proxies: [
    {
      name: 'busy',
      kind: 'http',
      rules: [
        { host: host.gatewayWest, reply: { kind: 'status', status: 429 }, times: { first: 1 } },
        { host: host.gatewayNorth3, reply: { kind: 'status', status: 500 }, times: { first: 1 } },
        { host: host.gatewayWest3, reply: { kind: 'upstream', status: 503 }, times: { first: 1 } },
        { host: host.telemetry, reply: { kind: 'upstream', status: 502 }, times: { first: 1 } },
        { host: host.automationNorth, reply: { kind: 'hang-up' }, times: { first: 1 } },
      ],
    },
  ],
  faults: {},
  expect: {
    // What passes alone after it failed in company is our own load, as far as anybody can see.
    findings: [],
    possible: [{ kind: 'client-limit' }, { kind: 'passing-fault' }],
    absent: ['proxy-policy-refusal', 'proxy-upstream-failure', 'proxy-unexpected-answer'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
  },
};

/** Refused each time, and by the word that means it. */
export const strictProxy: Scenario = {
  ...usual,
  name: 'strict-proxy',
  title: 'A proxy that is busy for one name and refuses another each time',
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  routes: ['proxy:strict'],
  proxies: [
    {
      name: 'strict',
      kind: 'http',
      rules: [
        { host: host.gatewayWest, reply: { kind: 'upstream', status: 503 }, times: { first: 1 } },
        { host: host.telemetry, reply: { kind: 'block', by: 'company' } },
      ],
    },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'passing-fault', host: host.gatewayWest },
      { kind: 'proxy-policy-refusal', host: host.telemetry },
    ],
    absent: ['proxy-upstream-failure', 'service-outage'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'degraded' },
      { host: host.telemetry, verdict: 'blocked' },
    ],
  },
};
