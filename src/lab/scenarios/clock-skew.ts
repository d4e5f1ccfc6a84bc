import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Every certificate begins in the future: it is the clock that is wrong. */
export const clockSkew: Scenario = {
  ...usual,
  name: 'clock-skew',
  title: 'A machine whose clock is days behind',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth],
  faults: {
    paths: [{ host: '*', fault: { kind: 'certificate', flaw: 'not-yet-valid', clockAhead: 4 } }],
  },
  expect: {
    findings: [{ kind: 'clock-skew' }],
    absent: ['certificate-not-yet-valid', 'interception', 'service-outage'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'inconclusive' }],
  },
};
