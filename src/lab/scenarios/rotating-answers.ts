import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A doubled query meets two honest answers, which begin with different addresses. */
export const rotatingAnswers: Scenario = {
  ...usual,
  name: 'rotating-answers',
  title: 'Name servers that answer twice, in another order each time',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  faults: {
    names: [host.gatewayWest, host.telemetry].map((one, index) => ({
      host: one,
      fault: {
        kind: 'addresses',
        rotates: true,
        twice: true,
        addresses: [1, 2, 3].map((last) => ({
          address: `20.126.${index}.${last}`,
          fate: 'served' as const,
        })),
      },
    })),
  },
  expect: {
    findings: [],
    absent: ['dns-injection', 'sinkhole-address', 'resolver-disagreement'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'reachable' },
      { host: host.telemetry, verdict: 'reachable' },
    ],
  },
};
