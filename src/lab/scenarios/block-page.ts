import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Block pages of three products, as a page and as a redirect, in plain HTTP. */
export const blockPage: Scenario = {
  ...usual,
  name: 'block-page',
  title: 'Block pages and redirects to a block host',
  hosts: [host.revocation, host.trustList, host.gatewayNorth],
  faults: {
    paths: [
      {
        host: host.revocation,
        via: 'direct',
        fault: { kind: 'block-page', by: 'palo-alto' },
      },
      {
        host: host.trustList,
        via: 'direct',
        fault: { kind: 'block-redirect', by: 'umbrella' },
      },
    ],
  },
  expect: {
    findings: [
      { kind: 'block-page', host: host.revocation, route: 'direct' },
      { kind: 'block-page', host: host.trustList, route: 'direct' },
    ],
    absent: ['captive-portal', 'unexpected-answer'],
    verdicts: [
      { host: host.revocation, verdict: 'blocked' },
      { host: host.trustList, verdict: 'blocked' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
