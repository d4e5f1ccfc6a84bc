import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Far away, and well. */
export const slowButFine: Scenario = {
  ...usual,
  name: 'slow-but-fine',
  title: 'Every service takes 300 ms to begin',
  innocent: true,
  hosts: [host.gatewayNorth, host.telemetry, host.automationNorth, host.trustList],
  faults: { paths: [{ host: '*', fault: { kind: 'slow', ms: 300 } }] },
  expect: {
    findings: [],
    absent: ['handshake-silence', 'exchange-silence', 'exchange-stall', 'passing-fault'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
  },
};
