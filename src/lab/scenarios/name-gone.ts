import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Nobody here is to blame: no name server knows the name any more. */
export const nameGone: Scenario = {
  ...usual,
  name: 'name-gone',
  title: 'A name that no name server knows any more',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest],
  compared: [{ host: host.gatewayWest, fault: { kind: 'nxdomain' } }],
  faults: { names: [{ host: host.gatewayWest, fault: { kind: 'nxdomain' } }] },
  expect: {
    findings: [{ kind: 'name-not-found', host: host.gatewayWest }],
    absent: ['resolver-disagreement', 'sinkhole-address'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'inconclusive' },
    ],
  },
};
