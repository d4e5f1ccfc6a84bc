import { firewall } from '../device/firewall.ts';
import { mitmproxy } from '../device/mitmproxy.ts';
import { portal } from '../device/portal.ts';
import { squid } from '../device/squid.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, west, storage, revocation } = services;

const toProxy = firewall({ redirect: ['iifname "lan" tcp dport 80 redirect to :3130'] });

/** Who answers in the place of the services, asked as a proxy or put in the way of packets. */
export const inspectionCases: readonly RealCase[] = [
  {
    name: 'a proxy that opens TLS',
    devices: [mitmproxy('regular')],
    services: [gateway, storage, revocation],
    routes: [ways.mitmproxy],
    expect: outcomes({ route: ways.mitmproxy, of: [gateway, storage] }, 'blocked', {
      kind: 'interception',
      facts: { product: 'mitmproxy' },
    }),
  },
  {
    name: 'somebody in the way opens TLS',
    devices: [
      mitmproxy('transparent'),
      firewall({ redirect: ['iifname "lan" tcp dport 443 redirect to :8080'] }),
    ],
    services: [gateway, storage, revocation],
    routes: [ways.direct],
    whole: ['transparent-interception'],
    expect: outcomes({ route: ways.direct, of: [gateway, storage] }, 'blocked', {
      kind: 'interception',
      facts: { product: 'mitmproxy' },
    }),
  },
  {
    name: 'a proxy in the way of plain requests',
    innocent: true,
    devices: [squid({ intercepts: true }), toProxy],
    services: [gateway, revocation],
    routes: [ways.direct],
    whole: ['transparent-interception'],
    expect: [],
  },
  {
    name: 'a proxy in the way of plain requests refuses a name',
    devices: [
      squid({
        intercepts: true,
        lines: [`acl bad dstdomain ${revocation.host}`, 'http_access deny bad'],
      }),
      toProxy,
    ],
    services: [gateway, revocation],
    routes: [ways.direct],
    whole: ['transparent-interception'],
    expect: outcomes({ route: ways.direct, of: [revocation] }, 'blocked', {
      kind: 'block-page',
      facts: { status: 403, product: 'Squid' },
    }),
  },
  {
    name: 'a proxy in the way takes everything, and lets it pass',
    innocent: true,
    devices: [
      squid({ intercepts: true, bump: ['ssl_bump peek step1', 'ssl_bump splice all'] }),
      firewall({
        redirect: [
          'iifname "lan" tcp dport 80 redirect to :3130',
          'iifname "lan" tcp dport 443 redirect to :3131',
        ],
      }),
    ],
    services: [gateway, storage, revocation],
    routes: [ways.direct],
    whole: ['transparent-interception'],
    expect: [],
  },
  {
    name: 'a firewall stops what goes to addresses at which nobody is',
    innocent: true,
    devices: [
      firewall({
        forward: [
          'ip daddr 192.0.2.0/24 meta l4proto tcp reject with tcp reset',
          'ip daddr 198.51.100.0/24 reject with icmp type host-unreachable',
          'ip daddr 203.0.113.0/24 drop',
        ],
      }),
    ],
    services: [gateway, revocation],
    routes: [ways.direct],
    expect: [],
  },
  {
    name: 'a network that wants a login first',
    devices: [
      portal,
      firewall({
        redirect: [
          'iifname "lan" tcp dport 80 redirect to :8000',
          'iifname "lan" tcp dport 443 redirect to :8443',
        ],
      }),
    ],
    services: [gateway, storage, revocation],
    routes: [ways.direct],
    expect: outcomes({ route: ways.direct, of: [gateway, storage, revocation] }, 'blocked', {
      kind: 'captive-portal',
      facts: { location: 'http://portal.corp.example/login' },
    }),
  },
  {
    name: 'a service is down behind somebody who opens TLS',
    devices: [mitmproxy('regular')],
    services: [{ ...west, trouble: { kind: 'down' } }, gateway],
    routes: [ways.mitmproxy],
    expect: [
      ...outcomes({ route: ways.mitmproxy, of: [west] }, 'inconclusive', {
        kind: 'proxy-upstream-failure',
        facts: { status: 502 },
      }),
      ...outcomes({ route: ways.mitmproxy, of: [gateway] }, 'blocked', 'interception'),
    ],
  },
];
