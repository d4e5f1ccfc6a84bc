import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const news = 'news.services.example';
const vanity = ['go.services.example', 'shop.services.example', 'jobs.services.example'];
const apps = ['wiki.apps.example', 'mail.apps.example', 'files.apps.example', 'time.apps.example'];

/** Twins: answers and redirects that many services share. */
export const sharedAnswers: readonly Scenario[] = [
  // The origin refuses this page to everybody, and says so over every way.
  {
    ...usual,
    name: 'refused-to-all',
    title: 'A plain page that its own server refuses to everybody',
    innocent: true,
    hosts: [host.gatewayNorth],
    targets: [`http://${news}/`],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        {
          host: news,
          fault: {
            kind: 'page',
            page: { status: 403, title: 'Forbidden', text: 'You may not see this page.' },
          },
        },
      ],
    },
    expect: {
      findings: [],
      possible: [{ kind: 'unexpected-answer', host: news }],
      absent: ['block-page', 'captive-portal', 'service-outage'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
    },
  },
  // The answers differ from one request to the next, over every way: a nonce, a greeting by turns.
  {
    ...usual,
    name: 'pages-in-turn',
    title: 'A plain page that is a little different each time',
    innocent: true,
    hosts: [host.gatewayNorth],
    targets: [`http://${news}/`],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        {
          host: news,
          fault: {
            kind: 'page',
            page: { status: 200, title: 'News', text: 'Today, and a word of our sponsors: one.' },
          },
        },
        {
          host: news,
          via: 'proxy:open',
          fault: {
            kind: 'page',
            page: { status: 200, title: 'News', text: 'Today, and a word of our sponsors: two.' },
          },
        },
      ],
    },
    expect: {
      findings: [],
      absent: ['block-page', 'captive-portal', 'service-outage', 'unexpected-answer'],
      verdicts: [
        { host: news, verdict: 'reachable' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // Many names of one company that all lead to its front page, as vanity names do.
  {
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
  },
  // Every application leads to where people of this company log in, each with its own address.
  {
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
  },
  // The same login page for everybody, and what should pass fails too: that is a portal.
  {
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
  },
];
