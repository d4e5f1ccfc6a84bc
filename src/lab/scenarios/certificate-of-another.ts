import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The service answers with the certificate of its neighbour, over every way. */
export const certificateOfAnother: Scenario = {
  ...usual,
  name: 'certificate-of-another',
  title: 'A service that shows the certificate of another name',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [{ host: host.gatewayWest, fault: { kind: 'certificate', flaw: 'wrong-name' } }],
  },
  expect: {
    findings: [{ kind: 'certificate-name-mismatch', host: host.gatewayWest }],
    absent: ['interception', 'captive-portal', 'sinkhole-address'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'down' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
