import { squid } from '../device/squid.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const all = Object.values(services);
const { gateway, west, storage, revocation } = services;
const route = ways.squid;

// Every request takes so long that others come meanwhile.
const helper = 'sleep 0.3; echo OK';
const slowly = 'http_access deny !category';

/** A Squid that takes so much at a time, or that is slow. */
export const limitCases: readonly RealCase[] = [
  {
    name: 'a proxy takes two connections of one client, and hangs up on more',
    innocent: true,
    devices: [squid({ helper, lines: ['client_ip_max_connections 2', slowly] })],
    services: all,
    routes: [route],
    possible: ['client-limit', 'passing-fault'],
    expect: [],
  },
  {
    name: 'a proxy takes ten connections of one client, and hangs up on more',
    innocent: true,
    devices: [squid({ helper, lines: ['client_ip_max_connections 10', slowly] })],
    services: all,
    routes: [route],
    possible: ['client-limit', 'passing-fault'],
    expect: [],
  },
  {
    name: 'a proxy takes two connections of one client, and refuses more by 403',
    innocent: true,
    devices: [squid({ helper, lines: ['acl many maxconn 2', 'http_access deny many', slowly] })],
    services: all,
    routes: [route],
    possible: ['client-limit', 'passing-fault'],
    expect: [],
  },
  {
    name: 'a proxy takes two connections of one client, and refuses one name however few there are',
    devices: [
      squid({
        helper,
        lines: [
          'acl many maxconn 2',
          'http_access deny many',
          `acl bad dstdomain ${west.host}`,
          'http_access deny bad',
          slowly,
        ],
      }),
    ],
    services: [gateway, west, storage, revocation],
    routes: [route],
    possible: ['client-limit', 'passing-fault'],
    expect: outcomes({ route, of: [west] }, 'blocked', 'proxy-policy-refusal'),
  },
  {
    name: 'a proxy takes longer for every name than the deadline allows',
    innocent: true,
    devices: [squid({ helper: 'sleep 2.5; echo OK', lines: [slowly] })],
    services: [gateway, west, storage],
    routes: [route],
    timeout: '1s',
    possible: ['short-deadline', 'proxy-silence'],
    expect: [],
  },
];
