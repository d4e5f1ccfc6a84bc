import { dnsmasq } from '../device/dnsmasq.ts';
import { lostIpv6, lostNetwork } from '../device/lost-ipv6.ts';
import { oddServer } from '../device/odd-server.ts';
import type { RealCase } from '../real-case.ts';
import { type Service, services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, west, revocation } = services;
const { direct } = ways;
const elsewhere = (service: Service): Service => ({ ...service, trouble: { kind: 'elsewhere' } });
/** ServerHello of TLS 1.0: its version, 32 random bytes, no session, AES128-SHA, safe renegotiation. */
const oldHello = Buffer.from(
  `16030100310200002d0301${'42'.repeat(32)}00002f000005ff01000100`,
  'hex',
);

/** Networks of what no other case brings forth, for what is pasted to see a finding again. */
export const againCases: readonly RealCase[] = [
  {
    name: 'a server ends its lines without a carriage return',
    innocent: true,
    devices: [
      oddServer(revocation, Buffer.from('HTTP/1.1 400 Bad Request\nContent-Length: 0\n\n')),
    ],
    services: [gateway, elsewhere(revocation)],
    routes: [direct],
    expect: outcomes({ route: direct, of: [revocation] }, 'reachable', 'sloppy-answer'),
  },
  {
    name: 'a server answers ClientHello with a record that means nothing',
    devices: [oddServer(west, Buffer.from('1603030005ffffffffff', 'hex'))],
    services: [gateway, elsewhere(west)],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'inconclusive', 'handshake-failure'),
  },
  {
    name: 'a server knows nothing newer than TLS 1.0',
    devices: [oddServer(west, oldHello)],
    services: [gateway, elsewhere(west)],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'inconclusive', 'local-tls-refusal'),
  },
  {
    name: 'IPv6 leads nowhere beside an IPv4 that serves',
    innocent: true,
    devices: [
      lostIpv6(),
      dnsmasq.company([`host-record=${gateway.host},${gateway.address},${lostNetwork}10`]),
    ],
    services: [gateway],
    routes: [direct],
    expect: outcomes({ route: direct, of: [gateway] }, 'reachable', 'ipv6-failure'),
  },
];
