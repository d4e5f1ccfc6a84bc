import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const kb = 'kb.services.example';
const cache = 'cache.services.example';
const shop = 'shop.services.example';

/** A mark in a page is the page's own: these are the hosts' answers over every way. */
export const companyPages: Scenario = {
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
};

/** The same marks before listed services, over one way alone. */
export const transparentCache: Scenario = {
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
};
