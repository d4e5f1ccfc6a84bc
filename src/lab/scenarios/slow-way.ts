import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Everything on the way takes its time, and one service more than the deadline. */
export const slowWay: Scenario = {
  ...usual,
  name: 'slow-way',
  title: 'A way so slow that one service answers after the deadline',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest],
  faults: {
    paths: [
      { host: host.gatewayNorth, fault: { kind: 'slow', ms: 1150 } },
      { host: host.gatewayWest, fault: { kind: 'slow', ms: 2500 } },
    ],
  },
  expect: {
    findings: [{ kind: 'short-deadline', host: host.gatewayWest }],
    absent: ['handshake-silence', 'service-outage'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'degraded' },
    ],
  },
};
