import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A filter of no known make refuses on one way; the page says nothing of who sent it. */
export const answerDiffers: Scenario = {
  ...usual,
  name: 'answer-differs',
  title: 'A refusal of unknown make on one way, and the right answer on the other',
  hosts: [host.trustList, host.gatewayNorth],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [{ host: host.trustList, via: 'direct', fault: { kind: 'status', status: 403 } }],
  },
  expect: {
    findings: [{ kind: 'answer-disagreement', host: host.trustList, route: 'direct' }],
    absent: ['block-page', 'captive-portal', 'service-outage'],
    verdicts: [
      { host: host.trustList, route: 'direct', verdict: 'inconclusive' },
      { host: host.trustList, route: 'proxy:open', verdict: 'reachable' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
