import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The request went out, and the answer was cut, never came, or stopped. */
export const cutAnswers: Scenario = {
  ...usual,
  name: 'cut-answers',
  title: 'Answers that are cut, never come, or stop',
  hosts: [
    host.gatewayNorth,
    host.gatewayWest,
    host.gatewayNorth3,
    host.gatewayWest3,
    host.automationNorth,
    host.automationWest,
  ],
  faults: {
    paths: [
      { host: host.gatewayWest, fault: { kind: 'answer', cut: 'reset' } },
      { host: host.gatewayNorth3, fault: { kind: 'answer', cut: 'close' } },
      { host: host.gatewayWest3, fault: { kind: 'answer', cut: 'silence' } },
      { host: host.automationNorth, fault: { kind: 'answer', cut: 'stall' } },
      { host: host.automationWest, fault: { kind: 'answer', cut: 'endless-head' } },
    ],
  },
  expect: {
    findings: [
      { kind: 'exchange-reset', host: host.gatewayWest },
      { kind: 'exchange-closure', host: host.gatewayNorth3 },
      { kind: 'exchange-silence', host: host.gatewayWest3 },
      { kind: 'exchange-stall', host: host.automationNorth },
      { kind: 'exchange-protocol-error', host: host.automationWest },
    ],
    absent: ['passing-fault', 'handshake-reset'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
  },
};
