import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Its packets go nowhere, whoever sends them: a service that is gone, or a rule that both ways share. */
export const serviceSilent: Scenario = {
  ...usual,
  name: 'service-silent',
  title: 'One service keeps silent on every way',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'drop' } }] },
  expect: {
    findings: [
      { kind: 'port-silence', host: host.gatewayWest, route: 'direct' },
      { kind: 'proxy-upstream-failure', host: host.gatewayWest, route: 'proxy:open' },
      { kind: 'service-outage', host: host.gatewayWest },
    ],
    absent: ['proxy-policy-refusal', 'proxy-silence'],
    verdicts: [{ host: host.gatewayWest, verdict: 'inconclusive' }],
  },
};
