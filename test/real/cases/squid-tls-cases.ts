import { squid } from '../device/squid.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, west, storage, signatures, revocation } = services;
const route = ways.squid;
const { direct } = ways;

/** Squid as a proxy that looks at ClientHello, and into TLS. */
export const squidTlsCases: readonly RealCase[] = [
  {
    name: 'a proxy cuts off by the name in ClientHello',
    devices: [
      squid({
        bump: [
          `acl bad ssl::server_name ${west.host}`,
          'ssl_bump peek step1',
          'ssl_bump terminate bad',
          'ssl_bump splice all',
        ],
      }),
    ],
    services: [gateway, west, storage],
    routes: [route],
    expect: outcomes({ route, of: [west] }, 'blocked', 'sni-filter'),
  },
  {
    name: 'a proxy looks into all TLS',
    devices: [squid({ bump: ['ssl_bump bump all'] })],
    services: [gateway, storage, revocation],
    routes: [direct, route],
    expect: outcomes({ route, of: [gateway, storage] }, 'blocked', {
      kind: 'interception',
      facts: { issuer: 'CN=TLS inspection CA 3, O=Example Company' },
    }),
  },
  {
    name: 'a proxy looks into TLS, but not into that of these services',
    innocent: true,
    devices: [
      squid({
        bump: [
          'acl free ssl::server_name .microsoft.com .core.windows.net',
          'ssl_bump peek step1',
          'ssl_bump splice free',
          'ssl_bump bump all',
        ],
      }),
    ],
    services: [gateway, storage, signatures],
    routes: [route],
    expect: [],
  },
  {
    name: 'a proxy looks into TLS of one service that has not been exempted',
    devices: [
      squid({
        bump: [
          'acl free ssl::server_name .microsoft.com',
          'ssl_bump peek step1',
          'ssl_bump splice free',
          'ssl_bump bump all',
        ],
      }),
    ],
    services: [gateway, storage, signatures],
    routes: [route],
    expect: outcomes({ route, of: [storage] }, 'blocked', 'interception'),
  },
];
