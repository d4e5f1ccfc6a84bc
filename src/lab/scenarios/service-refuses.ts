import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A refusal is no block where the chain vouches for who gives it: the service itself. */
export const serviceRefuses: Scenario = {
  ...usual,
  name: 'service-refuses',
  title: 'A service that answers 403 itself, behind its own certificate',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
  faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'status', status: 403 } }] },
  expect: {
    findings: [{ kind: 'unexpected-answer', host: host.gatewayWest, route: 'direct' }],
    absent: ['block-page', 'captive-portal', 'interception'],
    verdicts: [{ host: host.gatewayWest, verdict: 'degraded' }],
  },
};
