import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A host of the user's own that is a login page, and one that leads to where people log in. */
export const ownLoginPage: Scenario = {
  ...usual,
  name: 'own-login-page',
  title: "Hosts of the user's own that want a login",
  innocent: true,
  hosts: [host.gatewayNorth, host.revocation],
  targets: ['http://guests.example.org/', 'http://sharing.example.org/'],
  faults: {
    paths: [
      { host: 'guests.example.org', fault: { kind: 'portal', status: 200 } },
      {
        host: 'sharing.example.org',
        fault: { kind: 'redirect', to: 'https://login.identity.example/authorize?client=1' },
      },
    ],
  },
  expect: {
    findings: [],
    absent: ['captive-portal', 'block-page'],
    verdicts: [
      { host: 'guests.example.org', verdict: 'reachable' },
      { host: 'sharing.example.org', verdict: 'reachable' },
      { host: host.revocation, verdict: 'reachable' },
    ],
  },
};
