import { firewall } from '../device/firewall.ts';
import { squid } from '../device/squid.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const all = Object.values(services);
const { gateway, west, revocation } = services;
const { direct } = ways;
const route = ways.squid;

/** Losses that come and go, and rules that do not. */
export const chanceCases: readonly RealCase[] = [
  {
    name: 'a link loses every fifth SYN',
    innocent: true,
    devices: [
      firewall({
        forward: ['tcp flags & (syn | ack) == syn numgen random mod 100 < 20 drop'],
      }),
    ],
    services: all,
    routes: [direct],
    possible: ['passing-fault', 'port-silence'],
    expect: [],
  },
  {
    name: 'a link loses every third large packet, both ways',
    innocent: true,
    devices: [firewall({ forward: ['meta length > 1000 numgen random mod 100 < 33 drop'] })],
    services: all,
    routes: [direct],
    possible: ['passing-fault', 'handshake-silence', 'exchange-silence', 'exchange-stall'],
    expect: [],
  },
  {
    name: 'a link of three lines, of which one is dead',
    innocent: true,
    devices: [firewall({ forward: ['tcp dport { 80, 443 } jhash tcp sport mod 3 == 0 drop'] })],
    services: all,
    routes: [direct],
    possible: ['passing-fault', 'port-silence'],
    expect: [],
  },
  {
    name: 'an overloaded firewall resets every third connection once it has spoken',
    innocent: true,
    devices: [
      firewall({
        forward: [
          'tcp dport 443 meta length > 200 jhash tcp sport mod 3 == 0 reject with tcp reset',
        ],
      }),
    ],
    services: all,
    routes: [direct],
    possible: ['passing-fault', 'handshake-reset', 'exchange-reset'],
    expect: [],
  },
  {
    name: 'a link behind the proxy loses every fifth SYN',
    innocent: true,
    devices: [
      squid(),
      firewall({
        output: [
          'ip daddr 20.50.0.0/16 tcp flags & (syn | ack) == syn numgen random mod 100 < 20 drop',
        ],
      }),
    ],
    services: all,
    routes: [route],
    timeout: '4s',
    possible: ['passing-fault', 'proxy-upstream-failure'],
    expect: [],
  },
  {
    name: 'a proxy with a limit that nobody reaches refuses two names',
    devices: [
      squid({
        lines: [
          'client_ip_max_connections 200',
          'acl many maxconn 200',
          'http_access deny many',
          `acl bad dstdomain ${west.host} ${revocation.host}`,
          'http_access deny bad',
        ],
      }),
    ],
    services: [gateway, west, revocation],
    routes: [route],
    expect: outcomes({ route, of: [west, revocation] }, 'blocked', 'proxy-policy-refusal'),
  },
];
