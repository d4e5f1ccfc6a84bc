import type { Scenario } from '../scenario.ts';
import { host, places, usual } from './usual.ts';

/** A responder finds nothing at the bare address, and says so: it can be reached all the same. */
export const revocationAnswered: Scenario = {
  ...usual,
  name: 'revocation-answered',
  title: 'Revocation is told, and a responder does not like how it was asked',
  innocent: true,
  hosts: [host.gatewayNorth, host.telemetry],
  revocation: { crl: [`http://${places.list}/r1.crl`], ocsp: [`http://${places.responder}/`] },
  faults: { paths: [{ host: places.responder, fault: { kind: 'status', status: 404 } }] },
  expect: {
    findings: [],
    absent: ['revocation-unreachable', 'unexpected-answer'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.telemetry, verdict: 'reachable' },
    ],
  },
};
