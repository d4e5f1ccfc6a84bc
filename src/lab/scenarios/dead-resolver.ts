import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The first of two name servers is gone; the second one has every answer, a little later. */
export const deadResolver: Scenario = {
  ...usual,
  name: 'dead-resolver',
  title: 'Two name servers, of which the first never answers',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.trustList],
  faults: { nameServer: { behindDead: true } },
  expect: {
    findings: [{ kind: 'dead-resolver' }],
    absent: ['resolver-silence', 'name-not-found', 'service-outage'],
    verdicts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.trustList].map((one) => ({
      host: one,
      verdict: 'reachable' as const,
    })),
  },
};
