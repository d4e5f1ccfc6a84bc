import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** An answer that was lost on its way once: no rule does that, and the second one comes. */
export const answerLostOnce: Scenario = {
  ...usual,
  name: 'answer-lost-once',
  title: 'Services whose first answer is lost, by silence and by a close',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
  faults: {
    paths: [
      {
        host: host.gatewayWest,
        fault: { kind: 'first-time', fault: { kind: 'answer', cut: 'silence' } },
      },
      {
        host: host.trustList,
        fault: { kind: 'first-time', fault: { kind: 'answer', cut: 'close' } },
      },
    ],
  },
  expect: {
    findings: [
      { kind: 'passing-fault', host: host.gatewayWest },
      { kind: 'passing-fault', host: host.trustList },
    ],
    absent: ['exchange-silence', 'exchange-closure', 'service-outage', 'block-page'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'degraded' },
      { host: host.trustList, verdict: 'degraded' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
