import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** One SERVFAIL, and an answer that fits into TCP alone: what every resolver sees on a normal day. */
export const resolverHiccup: Scenario = {
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
};
