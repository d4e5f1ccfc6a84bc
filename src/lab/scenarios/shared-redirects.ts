import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const vanity = ['go.services.example', 'shop.services.example', 'jobs.services.example'];
const apps = ['wiki.apps.example', 'mail.apps.example', 'files.apps.example', 'time.apps.example'];

/** Many names of one company that all lead to its front page, as vanity names do. */
export const vanityRedirects: Scenario = {
  ...usual,
  name: 'vanity-redirects',
  title: 'Names of one company that all lead to its front page',
  innocent: true,
  hosts: [host.gatewayNorth, host.revocation],
  targets: vanity.flatMap((one) => [`http://${one}/`, `https://${one}/`]),
  faults: {
    paths: vanity.map((one) => ({
      host: one,
      fault: { kind: 'redirect', to: 'https://www.services.example/' },
    })),
  },
  expect: {
    findings: [],
    absent: ['captive-portal', 'block-page'],
    verdicts: [
      ...vanity.map((one) => ({ host: one, verdict: 'reachable' as const })),
      { host: host.revocation, verdict: 'reachable' },
    ],
  },
};

/** Every application leads to where people of this company log in, each with its own address. */
export const singleSignOn: Scenario = {
  ...usual,
  name: 'single-sign-on',
  title: 'Applications that all lead to one login page of the company',
  innocent: true,
  hosts: [host.gatewayNorth, host.revocation],
  targets: apps.flatMap((one) => [`https://${one}/`, `http://${one}/`]),
  faults: {
    paths: apps.map((one) => ({
      host: one,
      fault: { kind: 'redirect', to: `https://login.identity.example/adfs/ls?wtrealm=${one}` },
    })),
  },
  expect: {
    findings: [],
    absent: ['captive-portal', 'block-page'],
    verdicts: [
      ...apps.map((one) => ({ host: one, verdict: 'reachable' as const })),
      { host: host.revocation, verdict: 'reachable' },
    ],
  },
};

/** The same login page for everybody, and what should pass fails too: that is a portal. */
export const guestNetwork: Scenario = {
  ...usual,
  name: 'guest-network',
  title: "A guest network that leads plain requests of all owners to its login, and drops TLS's",
  hosts: [host.gatewayNorth, host.revocation, host.trustList],
  targets: ['http://wiki.apps.example/', 'http://go.services.example/'],
  faults: {
    paths: [
      { host: host.gatewayNorth, via: 'direct', fault: { kind: 'refuse' } },
      ...[host.revocation, host.trustList, 'wiki.apps.example', 'go.services.example'].map(
        (one) => ({ host: one, via: 'direct' as const, fault: { kind: 'portal' as const } }),
      ),
    ],
  },
  expect: {
    findings: [
      { kind: 'captive-portal', host: host.revocation },
      { kind: 'captive-portal', host: host.trustList },
    ],
    possible: [
      { kind: 'port-refusal', host: host.gatewayNorth },
      { kind: 'captive-portal', host: 'wiki.apps.example' },
      { kind: 'captive-portal', host: 'go.services.example' },
    ],
    absent: ['service-outage', 'block-page'],
    verdicts: [
      { host: host.revocation, verdict: 'blocked' },
      { host: host.trustList, verdict: 'blocked' },
    ],
  },
};
