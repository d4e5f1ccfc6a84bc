import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The words of a block page, from the service itself: whoever holds its key may say anything. */
export const vendorWords: Scenario = {
  ...usual,
  name: 'vendor-words',
  title: "Services whose own pages speak a filter's words",
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.gatewayWest3],
  faults: {
    paths: [
      { host: host.gatewayNorth, fault: { kind: 'block-page', by: 'check-point' } },
      { host: host.gatewayWest, fault: { kind: 'block-page', by: 'zscaler' } },
    ],
  },
  expect: {
    // The first one comes with the 200 that is due.
    findings: [{ kind: 'unexpected-answer', host: host.gatewayWest }],
    absent: ['block-page', 'captive-portal', 'interception'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'degraded' },
    ],
  },
};
