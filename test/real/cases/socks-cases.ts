import { dante, microsocks } from '../device/socks.ts';
import { squid } from '../device/squid.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, west, storage, revocation } = services;
const route = ways.socks;

/** SOCKS servers of two makes. */
export const socksCases: readonly RealCase[] = [
  {
    name: 'an open SOCKS server',
    innocent: true,
    devices: [microsocks()],
    services: [gateway, storage, revocation],
    routes: [route],
    expect: [],
  },
  {
    name: 'a SOCKS server demands a login',
    devices: [microsocks(['-u', 'name', '-P', 'word'])],
    services: [gateway, revocation],
    routes: [route],
    expect: outcomes({ route, of: [gateway, revocation] }, 'blocked', 'proxy-login-demand'),
  },
  {
    name: 'services are down or nameless behind a SOCKS server',
    innocent: true,
    devices: [microsocks()],
    services: [
      gateway,
      { ...west, trouble: { kind: 'down' } },
      { ...storage, trouble: { kind: 'nameless' } },
    ],
    routes: [route],
    expect: [
      ...outcomes({ route, of: [west] }, 'inconclusive', {
        kind: 'proxy-upstream-failure',
        facts: { reply: 5 },
      }),
      ...outcomes({ route, of: [storage] }, 'inconclusive', 'proxy-upstream-failure'),
    ],
  },
  {
    name: 'an HTTP proxy taken for a SOCKS server',
    devices: [squid()],
    services: [gateway],
    routes: ['socks5://proxy.corp.example:3128'],
    expect: outcomes(
      { route: 'socks5://proxy.corp.example:3128', of: [gateway] },
      'inconclusive',
      'proxy-scheme-mismatch',
    ),
  },
  {
    name: 'a SOCKS server taken for an HTTP proxy',
    devices: [microsocks()],
    services: [gateway],
    routes: ['http://proxy.corp.example:1080'],
    expect: outcomes(
      { route: 'http://proxy.corp.example:1080', of: [gateway] },
      'inconclusive',
      'proxy-scheme-mismatch',
    ),
  },
  {
    name: 'an open SOCKS server of another make',
    innocent: true,
    devices: [dante([])],
    services: [gateway, storage, revocation],
    routes: [route],
    expect: [],
  },
  {
    name: 'a SOCKS server refuses an address by its rules',
    devices: [dante([`socks block { from: 0.0.0.0/0 to: ${west.address}/32 }`])],
    services: [gateway, west],
    routes: [route],
    expect: outcomes({ route, of: [west] }, 'blocked', {
      kind: 'proxy-policy-refusal',
      facts: { reply: 2 },
    }),
  },
  {
    name: 'a SOCKS server of another make demands a login',
    devices: [dante([], 'username')],
    services: [gateway],
    routes: [route],
    expect: outcomes({ route, of: [gateway] }, 'blocked', 'proxy-login-demand'),
  },
];
