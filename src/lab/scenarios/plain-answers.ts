import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const news = 'news.services.example';

/** The origin refuses this page to everybody, and says so over every way. */
export const refusedToAll: Scenario = {
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
};

/** The answers differ from one request to the next, over every way: a nonce, a greeting by turns. */
export const pagesInTurn: Scenario = {
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
};
