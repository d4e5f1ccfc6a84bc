import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Services that answer otherwise than they do: tolerated, and not. */
export const wrongStatus: Scenario = {
  ...usual,
  name: 'wrong-status',
  title: 'Services that answer 404 or 500 where 200 is due',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.gatewayNorth3],
  faults: {
    paths: [
      { host: host.gatewayWest, fault: { kind: 'status', status: 404 } },
      { host: host.gatewayNorth3, fault: { kind: 'status', status: 500 } },
    ],
  },
  expect: {
    findings: [
      { kind: 'unexpected-answer', host: host.gatewayWest },
      { kind: 'unexpected-answer', host: host.gatewayNorth3 },
    ],
    absent: ['block-page', 'captive-portal'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'degraded' },
      { host: host.gatewayNorth3, verdict: 'down' },
    ],
  },
};
