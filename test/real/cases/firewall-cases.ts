import { firewall } from '../device/firewall.ts';
import { iptables } from '../device/iptables.ts';
import { routing } from '../device/routing.ts';
import { squid } from '../device/squid.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, gateway3, west, storage, signatures, protection, revocation } = services;
const { direct } = ways;

/** Packet filters and routing tables, on the way and on the client itself. */
export const firewallCases: readonly RealCase[] = [
  {
    name: 'QUIC is dropped, and HTTPS is not',
    innocent: true,
    devices: [firewall({ forward: ['udp dport 443 drop'] })],
    services: [gateway, storage],
    routes: [direct],
    expect: [],
  },
  {
    name: 'a firewall resets one connection and lets the next one pass',
    innocent: true,
    devices: [
      firewall({
        forward: [
          `ip daddr ${west.address} ct state new limit rate 1/hour burst 1 packets reject with tcp reset`,
        ],
      }),
    ],
    services: [gateway, west],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'degraded', 'passing-fault'),
  },
  {
    name: 'a firewall drops what goes to one address',
    devices: [firewall({ forward: [`ip daddr ${west.address} drop`] })],
    services: [gateway, west],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'blocked', 'port-silence'),
  },
  {
    name: 'a firewall rejects by TCP reset and by ICMP port unreachable',
    devices: [
      firewall({
        forward: [
          `ip daddr ${west.address} meta l4proto tcp reject with tcp reset`,
          `ip daddr ${storage.address} reject with icmp type port-unreachable`,
        ],
      }),
    ],
    services: [gateway, west, storage],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west, storage] }, 'blocked', 'port-refusal'),
  },
  {
    name: 'a firewall rejects by ICMP host, net and admin prohibited',
    devices: [
      firewall({
        forward: [
          `ip daddr ${west.address} reject with icmp type host-unreachable`,
          `ip daddr ${storage.address} reject with icmp type net-unreachable`,
          `ip daddr ${gateway3.address} reject with icmp type admin-prohibited`,
          `ip daddr ${revocation.address} reject with icmp type host-prohibited`,
        ],
      }),
    ],
    services: [gateway, west, storage, gateway3, revocation],
    routes: [direct],
    expect: [
      ...outcomes(
        { route: direct, of: [west, gateway3, revocation] },
        'blocked',
        'host-unreachable',
      ),
      ...outcomes({ route: direct, of: [storage] }, 'blocked', 'network-unreachable'),
    ],
  },
  {
    name: 'a firewall rejects by ICMP protocol unreachable and net prohibited',
    devices: [
      firewall({
        forward: [
          `ip daddr ${west.address} reject with icmp type prot-unreachable`,
          `ip daddr ${storage.address} reject with icmp type net-prohibited`,
        ],
      }),
    ],
    services: [gateway, west, storage],
    routes: [direct],
    expect: [
      ...outcomes({ route: direct, of: [west] }, 'blocked', 'host-unreachable'),
      ...outcomes({ route: direct, of: [storage] }, 'blocked', 'network-unreachable'),
    ],
  },
  {
    name: 'a firewall drops all but the handshake of TCP',
    devices: [firewall({ forward: [`ip daddr ${west.address} meta length > 100 drop`] })],
    services: [gateway, west],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'inconclusive', 'handshake-silence'),
  },
  {
    name: 'a firewall resets whoever sends ClientHello',
    devices: [
      firewall({
        forward: [`ip daddr ${west.address} tcp flags psh meta length > 100 reject with tcp reset`],
      }),
    ],
    services: [gateway, west],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'inconclusive', 'handshake-reset'),
  },
  {
    name: 'a firewall drops what follows the first kilobyte',
    devices: [firewall({ forward: [`ip daddr ${west.address} ct original bytes > 760 drop`] })],
    services: [gateway, west],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'inconclusive', 'exchange-silence'),
  },
  {
    name: 'a firewall drops by a name in ClientHello, and resets by another',
    devices: [iptables({ drop: [west.host], reset: [storage.host] })],
    services: [gateway, west, storage],
    routes: [direct],
    expect: [
      ...outcomes({ route: direct, of: [west] }, 'blocked', {
        kind: 'sni-filter',
        facts: { code: 'timeout' },
      }),
      ...outcomes({ route: direct, of: [storage] }, 'blocked', {
        kind: 'sni-filter',
        facts: { code: 'reset' },
      }),
    ],
  },
  {
    name: 'a firewall drops and resets by a name in a plain request',
    devices: [iptables({ reset: [revocation.host] })],
    services: [gateway, revocation],
    routes: [direct],
    expect: outcomes({ route: direct, of: [revocation] }, 'inconclusive', 'exchange-reset'),
  },
  {
    name: 'all but the proxy is dropped, as a company has it',
    devices: [firewall({ forward: ['drop'] }), squid()],
    services: [gateway, storage, revocation],
    routes: [direct, ways.squid],
    expect: outcomes(
      { route: direct, of: [gateway, storage, revocation] },
      'blocked',
      'port-silence',
    ),
  },
  {
    name: 'the routing table of the client prohibits, swallows and does not reach',
    devices: [
      routing([
        `prohibit ${west.address}`,
        `blackhole ${storage.address}`,
        `unreachable ${signatures.address}`,
        `throw ${protection.address}`,
      ]),
    ],
    services: [gateway, west, storage, signatures, protection],
    routes: [direct],
    expect: [
      ...outcomes({ route: direct, of: [west, storage] }, 'blocked', 'local-prohibition'),
      ...outcomes({ route: direct, of: [signatures] }, 'blocked', 'host-unreachable'),
      ...outcomes({ route: direct, of: [protection] }, 'blocked', 'network-unreachable'),
    ],
  },
  {
    name: 'the firewall of the client itself rejects',
    devices: [
      firewall({
        client: [
          `ip daddr ${west.address} reject with icmp type admin-prohibited`,
          `ip daddr ${storage.address} meta l4proto tcp reject with tcp reset`,
        ],
      }),
    ],
    services: [gateway, west, storage],
    routes: [direct],
    expect: [
      ...outcomes({ route: direct, of: [west] }, 'blocked', 'host-unreachable'),
      ...outcomes({ route: direct, of: [storage] }, 'blocked', 'port-refusal'),
    ],
  },
];
