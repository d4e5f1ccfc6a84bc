import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const page = {
  status: 403,
  title: 'Web Filter Violation',
  text: 'FortiGuard Intrusion Prevention - Access Blocked. Powered By FortiGuard.<br>Category: Other',
} as const;
const kb = 'kb.services.example';
const cache = 'cache.services.example';
const shop = 'shop.services.example';
const news = 'news.services.example';
const wiki = 'wiki.services.example';
const front = (name: string) =>
  ({
    kind: 'page',
    page: { status: 200, title: name, text: `${name}. `.repeat(150) },
  }) as const;

/** Twins: pages that look like a refusal, and refusals that do not. */
export const oddPages: readonly Scenario[] = [
  // Heads that a strict reader refuses and every client reads, before the answers that are due.
  {
    ...usual,
    name: 'sloppy-services',
    title: 'Services whose heads are not quite HTTP',
    innocent: true,
    hosts: [
      host.gatewayNorth,
      host.gatewayWest,
      host.gatewayNorth3,
      host.gatewayWest3,
      host.telemetry,
      host.revocation,
    ],
    faults: {
      paths: [
        { host: host.gatewayWest, fault: { kind: 'sloppy', head: 'bare-lf' } },
        { host: host.gatewayNorth3, fault: { kind: 'sloppy', head: 'blank-before-colon' } },
        { host: host.gatewayWest3, fault: { kind: 'sloppy', head: 'double-length' } },
        { host: host.telemetry, fault: { kind: 'sloppy', head: 'long-head' } },
        { host: host.revocation, fault: { kind: 'sloppy', head: 'length-and-chunked' } },
      ],
    },
    expect: {
      findings: [],
      absent: ['block-page', 'unexpected-answer', 'service-outage'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'reachable' },
        { host: host.gatewayNorth3, verdict: 'reachable' },
        { host: host.gatewayWest3, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'reachable' },
        { host: host.revocation, verdict: 'reachable' },
      ],
    },
  },
  // The box that blocks writes the same heads: its page is what must be read.
  {
    ...usual,
    name: 'sloppy-block-pages',
    title: 'Block pages behind heads that are not quite HTTP, and one that is compressed',
    hosts: [host.gatewayNorth, host.revocation, host.trustList],
    targets: ['http://news.services.example/'],
    faults: {
      paths: [
        { host: host.revocation, via: 'direct', fault: { kind: 'sloppy', head: 'bare-lf', page } },
        {
          host: host.trustList,
          via: 'direct',
          fault: { kind: 'sloppy', head: 'blank-before-colon', page },
        },
        {
          host: 'news.services.example',
          via: 'direct',
          fault: { kind: 'page', page: { ...page, gzip: true } },
        },
      ],
    },
    expect: {
      findings: [
        { kind: 'block-page', host: host.revocation },
        { kind: 'block-page', host: host.trustList },
        { kind: 'block-page', host: 'news.services.example' },
      ],
      absent: ['exchange-protocol-error', 'captive-portal'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.revocation, verdict: 'blocked' },
        { host: host.trustList, verdict: 'blocked' },
      ],
    },
  },
  // A mark in a page is the page's own: these are the hosts' answers over every way.
  {
    ...usual,
    name: 'company-pages',
    title: "Plain pages of the user's own that hold a filter's marks",
    innocent: true,
    hosts: [host.gatewayNorth, host.revocation],
    targets: [kb, cache, shop].map((one) => `http://${one}/`),
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        {
          host: kb,
          fault: {
            kind: 'page',
            page: {
              status: 404,
              title: 'Not found',
              text: 'Related articles: FortiGuard Web Filtering explained',
            },
          },
        },
        // An origin that runs Squid in front of itself.
        {
          host: cache,
          fault: {
            kind: 'page',
            page: {
              status: 403,
              title: 'ERROR: The requested URL could not be retrieved',
              text: 'Access Denied.',
              headers: [
                ['Server', 'squid/5.7'],
                ['X-Squid-Error', 'ERR_ACCESS_DENIED 0'],
              ],
            },
          },
        },
        { host: shop, fault: { kind: 'redirect', to: `https://www.${shop}/blocked-items` } },
      ],
    },
    expect: {
      findings: [],
      // What an origin's own Squid says may be told, as long as nobody is accused.
      possible: [
        { kind: 'unexpected-answer' },
        { kind: 'block-page', host: cache },
        { kind: 'proxy-policy-refusal', host: cache },
      ],
      absent: ['captive-portal', 'service-outage'],
      verdicts: [
        { host: shop, verdict: 'reachable' },
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.revocation, verdict: 'reachable' },
      ],
    },
  },
  // The same marks before listed services, over one way alone.
  {
    ...usual,
    name: 'transparent-cache',
    title: 'A cache that takes plain requests on their way and refuses two of them',
    hosts: [host.gatewayNorth, host.revocation, host.trustList],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [host.revocation, host.trustList].map((one) => ({
        host: one,
        via: 'direct',
        fault: { kind: 'block-page', by: 'squid' },
      })),
    },
    expect: {
      findings: [
        { kind: 'block-page', host: host.revocation, route: 'direct' },
        { kind: 'block-page', host: host.trustList, route: 'direct' },
      ],
      absent: ['captive-portal', 'service-outage'],
      verdicts: [
        { host: host.revocation, route: 'direct', verdict: 'blocked' },
        { host: host.revocation, route: 'proxy:open', verdict: 'reachable' },
        { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
      ],
    },
  },
  // Nobody knows the box by its page, but another way shows what was due.
  {
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
  },
];
