import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The first connection to each host is reset, and every later one stands. */
export const flapping: Scenario = {
  ...usual,
  name: 'flapping',
  title: 'Every host fails once and then works',
  innocent: true,
  hosts: [host.gatewayNorth, host.telemetry, host.automationNorth],
  faults: {
    paths: [
      {
        host: '*',
        fault: { kind: 'first-time', fault: { kind: 'after-hello', answer: 'reset' } },
      },
    ],
  },
  expect: {
    findings: [{ kind: 'passing-fault' }],
    absent: ['handshake-reset', 'handshake-closure', 'sni-filter', 'service-outage'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'degraded' },
      { host: host.telemetry, verdict: 'degraded' },
      { host: host.automationNorth, verdict: 'degraded' },
    ],
  },
};
