import { net } from '../company.ts';
import { dnsmasq } from '../device/dnsmasq.ts';
import { firewall } from '../device/firewall.ts';
import { dns64, nat64, translated } from '../device/nat64.ts';
import { tinyproxy } from '../device/tinyproxy.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, west, storage } = services;
const all = [gateway, west, storage];
const cluster = 'http://cluster.corp.example:8888';
/** Nobody has it. */
const absent = '10.66.0.9';

/** Names of several addresses, of which some are dead or of the other family. */
export const addressCases: readonly RealCase[] = [
  {
    name: 'the first address of the name of a proxy is dead',
    innocent: true,
    devices: [
      dnsmasq.company([
        `host-record=cluster.corp.example,${absent}`,
        `host-record=cluster.corp.example,${net.edge}`,
        'no-round-robin',
      ]),
      tinyproxy(),
    ],
    services: all,
    routes: [cluster],
    expect: outcomes({ route: cluster, of: all }, 'degraded', {
      kind: 'dead-address',
      facts: { address: absent, servedBy: net.edge },
    }),
  },
  {
    name: 'a network without IPv4 reaches all services over NAT64',
    innocent: true,
    devices: [dnsmasq.company(dns64(all)), nat64()],
    services: all,
    routes: [ways.direct],
    expect: [],
  },
  {
    name: 'a firewall before NAT64 drops what goes to one address',
    devices: [
      dnsmasq.company(dns64(all)),
      nat64(),
      firewall({ forward: [`ip6 daddr ${translated(west.address)} drop`] }),
    ],
    services: all,
    routes: [ways.direct],
    expect: outcomes({ route: ways.direct, of: [west] }, 'blocked', {
      kind: 'port-silence',
      facts: { address: translated(west.address) },
    }),
  },
];
