import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** What proxies of several makes say for those who must change their rules. */
export const blockPages: Scenario = {
  ...usual,
  name: 'block-pages',
  title: 'Proxies of several makes that refuse, each in its own words',
  hosts: [host.gatewayNorth, host.trustList],
  routes: ['proxy:cisco', 'proxy:bluecoat', 'proxy:checkpoint', 'proxy:netskope'],
  proxies: (
    [
      ['cisco', 'cisco-wsa'],
      ['bluecoat', 'blue-coat'],
      ['checkpoint', 'check-point'],
      ['netskope', 'netskope'],
    ] as const
  ).map(([name, by]) => ({
    name,
    kind: 'http',
    rules: [{ host: '*', reply: { kind: 'block', by } }],
  })),
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-policy-refusal', route: 'proxy:cisco' },
      { kind: 'proxy-policy-refusal', route: 'proxy:bluecoat' },
      { kind: 'proxy-policy-refusal', host: host.gatewayNorth, route: 'proxy:checkpoint' },
      { kind: 'block-page', host: host.trustList, route: 'proxy:checkpoint' },
      { kind: 'proxy-policy-refusal', host: host.gatewayNorth, route: 'proxy:netskope' },
      // Its page over plain HTTP may be anybody's who speaks of it.
      { kind: 'block-page', host: host.trustList, route: 'proxy:netskope' },
    ],
    absent: ['captive-portal', 'plaintext-answer', 'proxy-unexpected-answer', 'service-outage'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'blocked' },
      { host: host.trustList, verdict: 'blocked' },
    ],
  },
};
