import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** One certificate ran out, and our clock agrees with everybody's. */
export const expiredCertificates: Scenario = {
  ...usual,
  name: 'expired-certificates',
  title: "Hosts of the user's own that all forgot to renew, and a clock that is right",
  innocent: true,
  hosts: [host.gatewayNorth, host.telemetry],
  targets: ['https://a.services.example/', 'https://b.services.example/'],
  faults: {
    paths: ['a.services.example', 'b.services.example'].map((one) => ({
      host: one,
      fault: { kind: 'certificate', flaw: 'expired' },
    })),
  },
  expect: {
    findings: [
      { kind: 'certificate-expiry', host: 'a.services.example' },
      { kind: 'certificate-expiry', host: 'b.services.example' },
    ],
    absent: ['clock-skew', 'interception'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.telemetry, verdict: 'reachable' },
    ],
  },
};
