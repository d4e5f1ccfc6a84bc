import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The service let its certificate expire; its issuer is the right one. */
export const certificateExpired: Scenario = {
  ...usual,
  name: 'certificate-expired',
  title: 'A service whose certificate has expired',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
  faults: {
    paths: [{ host: host.gatewayWest, fault: { kind: 'certificate', flaw: 'expired' } }],
  },
  expect: {
    findings: [{ kind: 'certificate-expiry', host: host.gatewayWest, route: 'direct' }],
    absent: ['clock-skew', 'interception', 'untrusted-root'],
    verdicts: [{ host: host.gatewayWest, verdict: 'down' }],
  },
};
