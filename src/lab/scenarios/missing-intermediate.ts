import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The service forgot to send its intermediate certificate, which other services do send. */
export const missingIntermediate: Scenario = {
  ...usual,
  name: 'missing-intermediate',
  title: 'A service that sends its own certificate alone',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
  faults: {
    paths: [{ host: host.gatewayWest, fault: { kind: 'certificate', flaw: 'leaf-only' } }],
  },
  expect: {
    findings: [{ kind: 'incomplete-chain', host: host.gatewayWest, route: 'direct' }],
    absent: ['interception', 'untrusted-root'],
    verdicts: [{ host: host.gatewayWest, verdict: 'degraded' }],
  },
};
