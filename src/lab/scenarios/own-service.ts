import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A service of the user's own, inside: its address is private and its root is the company's. */
export const ownService: Scenario = {
  ...usual,
  name: 'own-service',
  title: 'A private service behind a root that nobody else knows',
  innocent: true,
  hosts: [host.gatewayNorth],
  targets: ['https://intranet.example.org/'],
  faults: {
    names: [
      {
        host: 'intranet.example.org',
        fault: { kind: 'address', address: '10.3.3.3', served: true },
      },
    ],
    paths: [
      {
        host: 'intranet.example.org',
        fault: { kind: 'intercept', by: 'company', rootSent: true },
      },
    ],
  },
  expect: {
    findings: [{ kind: 'untrusted-root', host: 'intranet.example.org', route: 'direct' }],
    absent: ['sinkhole-address', 'interception', 'incomplete-chain'],
    verdicts: [
      { host: 'intranet.example.org', verdict: 'inconclusive' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
