import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Every service put its new certificate in place too soon, and their clocks agree with ours. */
export const certificatesTooEarly: Scenario = {
  ...usual,
  name: 'certificates-too-early',
  title: 'Services whose certificates are all not valid yet, on a machine whose clock is right',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth],
  faults: { paths: [{ host: '*', fault: { kind: 'certificate', flaw: 'not-yet-valid' } }] },
  expect: {
    findings: [{ kind: 'certificate-not-yet-valid' }],
    absent: ['clock-skew', 'interception', 'service-outage'],
  },
};
