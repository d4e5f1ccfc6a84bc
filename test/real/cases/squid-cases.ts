import { firewall } from '../device/firewall.ts';
import { squid } from '../device/squid.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, west, storage, signatures, protection, revocation } = services;
const route = ways.squid;
const { direct } = ways;
const basic = [
  'auth_param basic program /usr/lib/squid/basic_fake_auth',
  'auth_param basic children 1 startup=0 idle=1',
];
const negotiate = [
  'auth_param negotiate program /usr/lib/squid/negotiate_kerberos_auth -s GSS_C_NO_NAME',
  'auth_param negotiate children 1 startup=0 idle=1',
  'auth_param ntlm program /usr/lib/squid/ntlm_fake_auth',
  'auth_param ntlm children 1 startup=0 idle=1',
];
const login = ['acl users proxy_auth REQUIRED', 'http_access deny !users'];

/** Squid as a proxy that allows, refuses, demands and fails. */
export const squidCases: readonly RealCase[] = [
  {
    name: 'a proxy that lets everything pass',
    innocent: true,
    devices: [squid()],
    services: [gateway, storage, signatures, protection, revocation],
    routes: [direct, route],
    expect: [],
  },
  {
    name: 'a proxy that thinks about each name for half a second',
    innocent: true,
    devices: [squid({ helper: 'sleep 0.5; echo OK', lines: ['http_access deny !category'] })],
    services: [gateway, storage, revocation],
    routes: [route],
    expect: [],
  },
  {
    name: 'a proxy that demands a login, but not for these services',
    innocent: true,
    devices: [
      squid({
        lines: [...basic, 'acl free dstdomain .microsoft.com', 'http_access allow free', ...login],
      }),
    ],
    services: [gateway, revocation],
    routes: [route],
    expect: [],
  },
  {
    name: 'a proxy refuses two names by policy',
    devices: [
      squid({
        lines: [`acl bad dstdomain ${west.host} ${revocation.host}`, 'http_access deny bad'],
      }),
    ],
    services: [gateway, west, revocation],
    routes: [route],
    expect: outcomes({ route, of: [west, revocation] }, 'blocked', {
      kind: 'proxy-policy-refusal',
      facts: { status: 403, product: 'Squid', squidError: 'ERR_ACCESS_DENIED' },
    }),
  },
  {
    name: 'a proxy refuses by a helper that knows categories',
    devices: [
      squid({
        helper: `case "$line" in *${west.host}*) echo ERR;; *) echo OK;; esac`,
        lines: ['http_access deny !category'],
      }),
    ],
    services: [gateway, west],
    routes: [route],
    expect: outcomes({ route, of: [west] }, 'blocked', 'proxy-policy-refusal'),
  },
  {
    name: 'a proxy leads whom it refuses to a page of its own',
    devices: [
      squid({
        lines: [
          `acl bad dstdomain ${west.host} ${revocation.host}`,
          'deny_info 302:http://proxy.corp.example/blocked?url=%u bad',
          'http_access deny bad',
        ],
      }),
    ],
    services: [gateway, west, revocation],
    routes: [route],
    expect: outcomes({ route, of: [west, revocation] }, 'blocked', 'proxy-policy-refusal'),
  },
  {
    name: 'a proxy opens no tunnels',
    devices: [squid({ lines: ['http_access deny CONNECT'] })],
    services: [gateway, revocation],
    routes: [route],
    expect: outcomes({ route, of: [gateway] }, 'blocked', 'proxy-policy-refusal'),
  },
  {
    name: 'a proxy demands a login by Basic',
    devices: [squid({ lines: [...basic, ...login] })],
    services: [gateway, revocation],
    routes: [route],
    expect: outcomes({ route, of: [gateway, revocation] }, 'blocked', {
      kind: 'proxy-login-demand',
      facts: { status: 407, schemes: ['Basic'] },
    }),
  },
  {
    name: 'a proxy demands a login by Negotiate, NTLM or Basic',
    devices: [squid({ lines: [...negotiate, ...basic, ...login] })],
    services: [gateway, revocation],
    routes: [route],
    expect: outcomes({ route, of: [gateway, revocation] }, 'blocked', {
      kind: 'proxy-login-demand',
      facts: { schemes: ['Negotiate', 'NTLM', 'Basic'] },
    }),
  },
  {
    name: 'the names of services do not exist for a proxy',
    innocent: true,
    devices: [squid()],
    services: [
      gateway,
      { ...west, trouble: { kind: 'nameless' } },
      { ...revocation, trouble: { kind: 'nameless' } },
    ],
    routes: [route],
    expect: outcomes({ route, of: [west, revocation] }, 'inconclusive', {
      kind: 'proxy-upstream-failure',
      facts: { product: 'Squid' },
    }),
  },
  {
    name: 'a service is down behind a proxy',
    innocent: true,
    devices: [squid()],
    services: [
      gateway,
      { ...west, trouble: { kind: 'down' } },
      { ...revocation, trouble: { kind: 'down' } },
    ],
    routes: [route],
    expect: outcomes({ route, of: [west, revocation] }, 'inconclusive', {
      kind: 'proxy-upstream-failure',
      facts: { squidError: 'ERR_CONNECT_FAIL' },
    }),
  },
  {
    name: 'a firewall drops what the proxy sends, and passes the client',
    devices: [
      squid(),
      firewall({
        output: [`ip daddr ${west.address} drop`, `ip daddr ${revocation.address} drop`],
      }),
    ],
    services: [gateway, west, revocation],
    routes: [direct, route],
    timeout: '4s',
    expect: outcomes({ route, of: [west, revocation] }, 'blocked', {
      kind: 'proxy-upstream-failure',
      facts: { squidError: 'ERR_CONNECT_FAIL' },
    }),
  },
  {
    name: 'a proxy waits for a silent service for longer than we wait for the proxy',
    innocent: true,
    devices: [
      squid({ lines: ['connect_timeout 60 seconds', 'forward_timeout 4 minutes'] }),
      firewall({ output: [`ip daddr ${west.address} drop`] }),
    ],
    services: [gateway, west],
    routes: [route],
    expect: outcomes({ route, of: [west] }, 'inconclusive', 'proxy-silence'),
  },
  {
    name: 'a proxy resets whom it refuses',
    devices: [
      squid({
        lines: [
          `acl bad dstdomain ${west.host} ${revocation.host}`,
          'deny_info TCP_RESET bad',
          'http_access deny bad',
        ],
      }),
    ],
    services: [gateway, west, revocation],
    routes: [route],
    expect: [
      ...outcomes({ route, of: [west] }, 'blocked', 'proxy-hang-up'),
      ...outcomes({ route, of: [revocation] }, 'inconclusive', 'exchange-reset'),
    ],
  },
];
