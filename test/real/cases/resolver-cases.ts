import { dnsmasq } from '../device/dnsmasq.ts';
import { firewall } from '../device/firewall.ts';
import { squid } from '../device/squid.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, gateway3, west, storage, signatures, revocation } = services;
const { direct } = ways;

// The key-signing key of the root (IANA): what the simulated internet does not sign fails by it.
const rootKey = '.,20326,8,2,E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D';

/** Name servers, and what stands before them. */
export const resolverCases: readonly RealCase[] = [
  {
    name: 'a resolver that answers, and refuses to look for IPv6',
    innocent: true,
    devices: [
      dnsmasq.company([`host-record=${gateway.host},${gateway.address}`], { forwards: false }),
    ],
    services: [gateway],
    routes: [direct],
    expect: [],
  },
  {
    name: 'a sinkhole for IPv6 alone',
    innocent: true,
    devices: [dnsmasq.company([`address=/${signatures.host}/::`])],
    services: [gateway, signatures],
    routes: [direct],
    expect: [],
  },
  {
    name: 'a resolver says that a name does not exist',
    devices: [dnsmasq.company([`local=/${west.host}/`])],
    services: [gateway, west],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'blocked', 'name-not-found'),
  },
  {
    name: 'a resolver knows a name without any address',
    devices: [dnsmasq.company([`local=/${west.host}/`, `txt-record=${west.host},filtered`])],
    services: [gateway, west],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'blocked', 'name-without-address'),
  },
  {
    name: 'a resolver refuses what it does not know',
    devices: [
      dnsmasq.company([`host-record=${gateway.host},${gateway.address}`], { forwards: false }),
    ],
    services: [gateway, west],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'blocked', 'resolver-refusal'),
  },
  {
    name: 'a resolver checks DNSSEC and finds it broken',
    devices: [
      dnsmasq.company([
        `host-record=${gateway.host},${gateway.address}`,
        'dnssec',
        `trust-anchor=${rootKey}`,
      ]),
    ],
    services: [gateway, west],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'inconclusive', 'resolver-failure'),
  },
  {
    name: 'a resolver sends names into sinkholes',
    devices: [
      dnsmasq.company([
        `address=/${west.host}/0.0.0.0`,
        `address=/${storage.host}/127.0.0.1`,
        `address=/${gateway3.host}/10.66.0.1`,
      ]),
    ],
    services: [gateway, west, storage, gateway3],
    routes: [direct],
    expect: outcomes(
      { route: direct, of: [west, storage, gateway3] },
      'blocked',
      'sinkhole-address',
    ),
  },
  {
    name: 'the way to the resolver drops',
    devices: [firewall({ input: ['udp dport 53 drop', 'tcp dport 53 drop'] })],
    services: [gateway, revocation],
    routes: [direct],
    expect: outcomes(
      { route: direct, of: [gateway, revocation] },
      'inconclusive',
      'resolver-silence',
    ),
  },
  {
    name: 'nobody listens where the resolver should',
    devices: [firewall({ input: ['udp dport 53 reject', 'tcp dport 53 reject'] })],
    services: [gateway, revocation],
    routes: [direct],
    expect: outcomes(
      { route: direct, of: [gateway, revocation] },
      'inconclusive',
      'resolver-failure',
    ),
  },
  {
    name: 'a resolver without names of the internet, and a proxy with them',
    innocent: true,
    devices: [dnsmasq.company(['local=/com/', 'local=/net/'], { forwards: false }), squid()],
    services: [gateway, storage, revocation],
    routes: [ways.squid],
    expect: [],
  },
];
