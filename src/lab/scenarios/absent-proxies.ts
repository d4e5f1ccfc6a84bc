import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Proxies that are set and not there. */
export const absentProxies: Scenario = {
  ...usual,
  name: 'absent-proxies',
  title: 'Proxies without a name, without a listener, without an answer',
  hosts: [host.gatewayNorth],
  routes: ['proxy:unknown', 'proxy:stopped', 'proxy:dropped'],
  proxies: [
    { name: 'unknown', kind: 'http', absent: 'no-name' },
    { name: 'stopped', kind: 'http', absent: 'refuse' },
    { name: 'dropped', kind: 'http', absent: 'drop' },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-not-found', route: 'proxy:unknown' },
      { kind: 'proxy-refusal', route: 'proxy:stopped' },
      { kind: 'proxy-silence', route: 'proxy:dropped' },
    ],
    absent: ['name-not-found', 'port-refusal', 'port-silence', 'service-outage'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
  },
};
