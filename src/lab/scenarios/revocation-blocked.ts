import type { Scenario } from '../scenario.ts';
import { host, places, usual } from './usual.ts';

/** The services pass, and what their certificates name is let out to nobody. */
export const revocationBlocked: Scenario = {
  ...usual,
  name: 'revocation-blocked',
  title: 'A firewall that drops where revocation of certificates is told',
  hosts: [host.gatewayNorth, host.telemetry, host.automationNorth],
  revocation: { crl: [`http://${places.list}/r1.crl`], ocsp: [`http://${places.responder}/`] },
  faults: {
    paths: [
      { host: places.list, via: 'direct', fault: { kind: 'drop' } },
      { host: places.responder, via: 'direct', fault: { kind: 'refuse' } },
    ],
  },
  expect: {
    findings: [{ kind: 'revocation-unreachable', route: 'direct' }],
    absent: ['interception', 'service-outage', 'unexpected-root'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'degraded' },
      { host: host.automationNorth, verdict: 'degraded' },
    ],
  },
};
