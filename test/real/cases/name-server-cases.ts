import { net } from '../company.ts';
import { clientNames } from '../device/client-names.ts';
import { dnsmasq } from '../device/dnsmasq.ts';
import { firewall } from '../device/firewall.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, west, storage, signatures } = services;
const { direct } = ways;
// Nobody has it.
const nowhere = '10.66.0.53';
// More than fits into a datagram, with room for more or without it.
const many = Array.from(
  { length: 100 },
  (_, index) => `host-record=${west.host},20.50.3.${index + 10}`,
);

/** Name servers that are of no use, and names that this machine decides itself. */
export const nameServerCases: readonly RealCase[] = [
  {
    name: 'the first of two name servers is not there',
    innocent: true,
    devices: [clientNames({ nameServers: [nowhere, net.edge] }), dnsmasq.company()],
    services: [gateway, west, storage, signatures],
    routes: [direct],
    timeout: '5s',
    expect: [],
    whole: ['dead-resolver'],
  },
  {
    name: 'the second of two name servers is not there, and nobody asks it',
    innocent: true,
    devices: [clientNames({ nameServers: [net.edge, nowhere] }), dnsmasq.company()],
    services: [gateway, west],
    routes: [direct],
    expect: [],
  },
  {
    name: 'an answer too long for a datagram, and TCP to the resolver is dropped',
    devices: [dnsmasq.company(many), firewall({ input: ['tcp dport 53 drop'] })],
    services: [gateway, west],
    routes: [direct],
    timeout: '4s',
    expect: outcomes({ route: direct, of: [west] }, 'inconclusive', 'resolver-tcp-failure'),
  },
  {
    name: 'TCP to the resolver is dropped, and no answer is too long for a datagram',
    innocent: true,
    devices: [dnsmasq.company(), firewall({ input: ['tcp dport 53 drop'] })],
    services: [gateway, west],
    routes: [direct],
    expect: [],
  },
  {
    name: 'the hosts file of the client sends names nowhere, and to an address of old',
    devices: [
      clientNames({
        hosts: [
          `0.0.0.0 ${gateway.host}`,
          `20.50.3.99 ${west.host}`,
          `${storage.address} ${storage.host}`,
        ],
      }),
      dnsmasq.company(),
    ],
    services: [gateway, west, storage, signatures],
    routes: [direct],
    expect: outcomes({ route: direct, of: [gateway, west] }, 'blocked', 'local-name-override'),
  },
];
