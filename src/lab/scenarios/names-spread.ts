import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A service that spreads its load gives every network another address. */
export const namesSpread: Scenario = {
  ...usual,
  name: 'names-spread',
  title: 'A service that has another address for every name server',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest],
  compared: [{ host: host.gatewayWest, fault: { kind: 'address', address: '20.99.1.7' } }],
  faults: {},
  expect: {
    findings: [],
    absent: ['resolver-disagreement', 'dns-injection', 'sinkhole-address'],
    verdicts: [{ host: host.gatewayWest, verdict: 'reachable' }],
  },
};
