import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Certificates that are wrong in themselves, beside others that are right. */
export const certificateFaults: Scenario = {
  ...usual,
  name: 'certificate-faults',
  title: 'Certificates with a wrong name, not yet valid, or signed by themselves',
  innocent: true,
  hosts: [
    host.gatewayNorth,
    host.gatewayWest,
    host.gatewayNorth3,
    host.gatewayWest3,
    host.automationNorth,
  ],
  faults: {
    paths: [
      { host: host.gatewayWest, fault: { kind: 'certificate', flaw: 'wrong-name' } },
      { host: host.gatewayNorth3, fault: { kind: 'certificate', flaw: 'not-yet-valid' } },
      { host: host.gatewayWest3, fault: { kind: 'certificate', flaw: 'self-signed' } },
    ],
  },
  expect: {
    findings: [
      { kind: 'certificate-name-mismatch', host: host.gatewayWest },
      { kind: 'certificate-not-yet-valid', host: host.gatewayNorth3 },
      { kind: 'self-signed-certificate', host: host.gatewayWest3 },
    ],
    absent: ['clock-skew', 'interception'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'down' },
      { host: host.gatewayWest3, verdict: 'inconclusive' },
    ],
  },
};
