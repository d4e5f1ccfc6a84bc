import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The service moved to a younger authority, for which the older one vouches. */
export const crossSignedRoot: Scenario = {
  ...usual,
  name: 'cross-signed-root',
  title: 'A new authority, cross-signed by the expected one',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  faults: {
    paths: [
      { host: host.gatewayWest, fault: { kind: 'other-authority', crossSigned: true } },
      { host: host.telemetry, fault: { kind: 'other-authority', crossSigned: true } },
    ],
  },
  expect: {
    findings: [],
    absent: ['unexpected-root', 'interception', 'untrusted-root'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'reachable' },
      { host: host.telemetry, verdict: 'reachable' },
    ],
  },
};
