import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const news = 'news.services.example';
const shop = 'shop.services.example';
const wiki = 'wiki.services.example';
const front = (name: string) =>
  ({
    kind: 'page',
    page: { status: 200, title: name, text: `${name}. `.repeat(150) },
  }) as const;

/** Nobody knows the box by its page, but another way shows what was due. */
export const unknownBlockPage: Scenario = {
  ...usual,
  name: 'unknown-block-page',
  title: 'Plain pages that are a refusal directly, and the right ones through the proxy',
  hosts: [host.gatewayNorth],
  targets: [news, shop, wiki].map((one) => `http://${one}/`),
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [
      { host: news, fault: front('News of the example town') },
      { host: shop, fault: front('Shop of the example town') },
      { host: wiki, fault: front('Wiki of the example town') },
      {
        host: news,
        via: 'direct',
        fault: {
          kind: 'page',
          page: { status: 403, title: 'Access Denied', text: 'By order of the authority.' },
        },
      },
      {
        host: shop,
        via: 'direct',
        fault: {
          kind: 'page',
          page: { status: 200, title: 'Zugriff verweigert', text: 'Diese Seite ist gesperrt.' },
        },
      },
      {
        host: wiki,
        via: 'direct',
        fault: {
          kind: 'page',
          page: { status: 200, title: 'Notice', text: 'This site is restricted.', gzip: true },
        },
      },
    ],
  },
  expect: {
    findings: [
      { kind: 'answer-disagreement', host: news },
      { kind: 'answer-disagreement', host: shop },
      { kind: 'answer-disagreement', host: wiki },
    ],
    possible: [{ kind: 'block-page' }, { kind: 'unexpected-answer' }],
    absent: ['captive-portal', 'service-outage'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
  },
};
