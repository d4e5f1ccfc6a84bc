import { firewall } from '../device/firewall.ts';
import { squid } from '../device/squid.ts';
import { tinyproxy } from '../device/tinyproxy.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, west, storage, signatures, revocation } = services;
const all = [gateway, revocation];

/** Proxies on the way to them, proxies that are none, and small ones. */
export const proxyCases: readonly RealCase[] = [
  {
    name: 'nobody listens at the port of the proxy',
    devices: [],
    services: all,
    routes: [ways.squid],
    expect: outcomes({ route: ways.squid, of: all }, 'blocked', 'proxy-refusal'),
  },
  {
    name: 'the name of the proxy does not exist',
    devices: [squid()],
    services: all,
    routes: ['http://absent.corp.example:3128'],
    expect: outcomes(
      { route: 'http://absent.corp.example:3128', of: all },
      'blocked',
      'proxy-not-found',
    ),
  },
  {
    name: 'a firewall before the proxy drops',
    devices: [squid(), firewall({ input: ['tcp dport 3128 drop'] })],
    services: all,
    routes: [ways.squid],
    expect: outcomes({ route: ways.squid, of: all }, 'blocked', 'proxy-silence'),
  },
  {
    name: 'a firewall before the proxy drops every request',
    devices: [squid(), firewall({ input: ['tcp dport 3128 meta length > 80 drop'] })],
    services: [gateway],
    routes: [ways.squid],
    // A proxy that waits for a silent service looks the same.
    expect: outcomes({ route: ways.squid, of: [gateway] }, 'inconclusive', 'proxy-silence'),
  },
  {
    name: 'a web server taken for a proxy',
    devices: [],
    services: [gateway, { ...revocation, status: 404 }],
    routes: [`http://${revocation.address}:80`],
    expect: [
      ...outcomes(
        { route: `http://${revocation.address}:80`, of: [gateway] },
        'inconclusive',
        'not-a-proxy',
      ),
      ...outcomes(
        { route: `http://${revocation.address}:80`, of: [revocation] },
        'inconclusive',
        'unexpected-answer',
      ),
    ],
  },
  {
    name: 'a proxy that is asked by TLS',
    innocent: true,
    devices: [squid({ secure: 'authority' })],
    services: all,
    routes: [ways.squidByTls],
    expect: [],
  },
  {
    name: 'a proxy that is asked by TLS and vouches for itself',
    devices: [squid({ secure: 'self-signed' })],
    services: all,
    routes: [ways.squidByTls],
    expect: outcomes({ route: ways.squidByTls, of: all }, 'blocked', {
      kind: 'proxy-tls-failure',
      facts: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    }),
  },
  {
    name: 'a proxy that is asked by TLS, and does not speak it',
    devices: [squid()],
    services: all,
    routes: ['https://proxy.corp.example:3128'],
    expect: outcomes(
      { route: 'https://proxy.corp.example:3128', of: all },
      'inconclusive',
      'proxy-scheme-mismatch',
    ),
  },
  {
    name: 'a proxy of TLS, asked without it',
    devices: [squid({ secure: 'authority' })],
    services: [gateway],
    routes: ['http://proxy.corp.example:3129'],
    expect: outcomes(
      { route: 'http://proxy.corp.example:3129', of: [gateway] },
      'inconclusive',
      'proxy-scheme-mismatch',
    ),
  },
  {
    name: 'a small proxy that lets everything pass',
    innocent: true,
    devices: [tinyproxy()],
    services: [gateway, storage, signatures, revocation],
    routes: [ways.tinyproxy],
    expect: [],
  },
  {
    name: 'a small proxy refuses two names',
    devices: [tinyproxy({ filter: ['^winatp-gw-weu', '^crl'] })],
    services: [gateway, west, revocation],
    routes: [ways.tinyproxy],
    expect: outcomes({ route: ways.tinyproxy, of: [west, revocation] }, 'blocked', {
      kind: 'proxy-policy-refusal',
      facts: { status: 403 },
    }),
  },
  {
    name: 'a small proxy opens no tunnel to this port',
    devices: [tinyproxy({ lines: ['ConnectPort 563'] })],
    services: all,
    routes: [ways.tinyproxy],
    expect: outcomes({ route: ways.tinyproxy, of: [gateway] }, 'blocked', 'proxy-policy-refusal'),
  },
  {
    name: 'a small proxy demands a login',
    devices: [tinyproxy({ lines: ['BasicAuth user word'] })],
    services: all,
    routes: [ways.tinyproxy],
    expect: outcomes({ route: ways.tinyproxy, of: all }, 'blocked', {
      kind: 'proxy-login-demand',
      facts: { schemes: ['Basic'] },
    }),
  },
  {
    name: 'a service is down behind a small proxy',
    innocent: true,
    devices: [tinyproxy()],
    services: [
      gateway,
      { ...west, trouble: { kind: 'down' } },
      { ...revocation, trouble: { kind: 'down' } },
    ],
    routes: [ways.tinyproxy],
    expect: outcomes(
      { route: ways.tinyproxy, of: [west, revocation] },
      'inconclusive',
      'proxy-upstream-failure',
    ),
  },
];
