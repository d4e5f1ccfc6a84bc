import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const names = ['brand.example.org', 'shop.example.org', 'jobs.example.net'];

/** What a company has beside its own name leads there, over every way; nobody wants a login. */
export const vanityNames: Scenario = {
  ...usual,
  name: 'vanity-names',
  title: "A company's other names, which all lead to its own",
  innocent: true,
  hosts: [host.gatewayNorth],
  targets: names.map((name) => `http://${name}/`),
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [
      ...names.map((name) => ({
        host: name,
        fault: { kind: 'redirect', to: 'https://www.company.example/' } as const,
      })),
      // That nothing else passes on one way does not make the names a portal's.
      { host: host.gatewayNorth, via: 'direct', fault: { kind: 'refuse' } },
    ],
  },
  expect: {
    findings: [{ kind: 'port-refusal', host: host.gatewayNorth, route: 'direct' }],
    absent: ['captive-portal', 'block-page', 'answer-disagreement'],
    verdicts: names.map((name) => ({ host: name, verdict: 'reachable' })),
  },
};
