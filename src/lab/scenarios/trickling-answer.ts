import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The head came at once, and said what was due; nobody needs the body. */
export const tricklingAnswer: Scenario = {
  ...usual,
  name: 'trickling-answer',
  title: 'Services whose answers trickle behind the right status',
  innocent: true,
  hosts: [host.trustList, host.gatewayNorth],
  faults: {
    paths: [
      { host: host.trustList, fault: { kind: 'answer', cut: 'trickle' } },
      { host: host.gatewayNorth, fault: { kind: 'answer', cut: 'trickle' } },
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
