import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The answer has no end; its status came long before. */
export const longAnswer: Scenario = {
  ...usual,
  name: 'long-answer',
  title: 'A service that never stops talking',
  innocent: true,
  hosts: [host.trustList, host.gatewayNorth],
  faults: {
    paths: [
      { host: host.trustList, fault: { kind: 'answer', cut: 'endless-body' } },
      { host: host.gatewayNorth, fault: { kind: 'answer', cut: 'endless-body' } },
    ],
  },
  expect: {
    findings: [],
    absent: ['exchange-stall', 'exchange-silence', 'exchange-protocol-error'],
    verdicts: [
      { host: host.trustList, verdict: 'reachable' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
