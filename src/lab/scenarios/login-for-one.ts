import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A login that is wanted of one name alone, beside a refusal that comes and goes. */
export const loginForOne: Scenario = {
  ...usual,
  name: 'login-for-one',
  title: 'A proxy that demands a login for one name alone',
  hosts: [host.gatewayNorth, host.telemetry, host.trustList],
  routes: ['proxy:choosy'],
  proxies: [
    {
      name: 'choosy',
      kind: 'http',
      rules: [
        { host: host.telemetry, reply: { kind: 'login', schemes: ['Negotiate'] } },
        { host: host.gatewayNorth, reply: { kind: 'upstream', status: 502 }, times: { first: 1 } },
      ],
    },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-login-demand', host: host.telemetry },
      { kind: 'passing-fault', host: host.gatewayNorth },
    ],
    absent: ['proxy-policy-refusal', 'service-outage'],
    verdicts: [
      { host: host.telemetry, verdict: 'blocked' },
      { host: host.gatewayNorth, verdict: 'degraded' },
      { host: host.trustList, verdict: 'reachable' },
    ],
  },
};
