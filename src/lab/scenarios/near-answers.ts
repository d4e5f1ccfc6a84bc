import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Each resolver gets the address that is near to it, and the service is at both. */
export const nearAnswers: Scenario = {
  ...usual,
  name: 'near-answers',
  title: 'Two name servers that give different addresses, at which the service is',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  compared: [],
  faults: {
    names: [
      { host: host.gatewayWest, fault: { kind: 'address', address: '20.125.0.1', served: true } },
      { host: host.telemetry, fault: { kind: 'address', address: '20.125.0.2', served: true } },
    ],
  },
  expect: {
    findings: [],
    absent: ['sinkhole-address', 'dns-injection'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'reachable' },
      { host: host.telemetry, verdict: 'reachable' },
    ],
  },
};
