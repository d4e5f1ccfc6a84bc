import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** An interim answer (RFC 9110, section 15.2) is none: the one that counts comes after it. */
export const interimAnswers: Scenario = {
  ...usual,
  name: 'interim-answers',
  title: 'Services that send 102 and 103 before their answer',
  innocent: true,
  hosts: [host.gatewayNorth, host.automationNorth, host.trustList, host.protection],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: { paths: [{ host: '*', fault: { kind: 'interim' } }] },
  expect: {
    findings: [],
    absent: ['unexpected-answer', 'exchange-protocol-error', 'block-page'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.automationNorth, verdict: 'reachable' },
      { host: host.trustList, verdict: 'reachable' },
    ],
  },
};
