import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** 503 is what this service answers, through a proxy too. */
export const right503: Scenario = {
  ...usual,
  name: 'right-503',
  title: 'A service whose right answer is 503',
  innocent: true,
  hosts: [host.protection, host.gatewayNorth],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {},
  expect: {
    findings: [],
    absent: ['unexpected-answer', 'service-outage', 'proxy-upstream-failure'],
    verdicts: [{ host: host.protection, verdict: 'reachable' }],
  },
};
