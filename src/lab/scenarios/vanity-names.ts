import type { Scenario } from '../scenario.ts';
import { usual } from './usual.ts';

const names = ['brand.example.org', 'shop.example.org', 'jobs.example.net'];

/** What a company has beside its own name leads there, over every way; nobody wants a login. */
export const vanityNames: Scenario = {
  ...usual,
  name: 'vanity-names',
  title: "A company's other names, which all lead to its own",
  innocent: true,
  // Nothing that proves itself passes beside them.
  hosts: [],
  targets: names.map((name) => `http://${name}/`),
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: names.map((name) => ({
      host: name,
      fault: { kind: 'redirect', to: 'https://www.company.example/' },
    })),
  },
  expect: {
    findings: [],
    absent: ['captive-portal', 'block-page', 'answer-disagreement'],
    verdicts: names.map((name) => ({ host: name, verdict: 'reachable' })),
  },
};
