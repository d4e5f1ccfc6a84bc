import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The service put its new certificate in place too soon; all others say that the clock is right. */
export const certificateTooEarly: Scenario = {
  ...usual,
  name: 'certificate-too-early',
  title: 'A service whose certificate is not valid yet, on a machine whose clock is right',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [{ host: host.gatewayWest, fault: { kind: 'certificate', flaw: 'not-yet-valid' } }],
  },
  expect: {
    findings: [{ kind: 'certificate-not-yet-valid', host: host.gatewayWest }],
    absent: ['clock-skew', 'interception', 'untrusted-root', 'certificate-expiry'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'down' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
