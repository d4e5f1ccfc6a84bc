import { net } from '../company.ts';
import { dnsmasq } from '../device/dnsmasq.ts';
import { firewall } from '../device/firewall.ts';
import { pacServer } from '../device/pac-server.ts';
import { squid } from '../device/squid.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, west, storage, revocation } = services;
// A question of DHCP waits two seconds at the most: on a shared machine it needs them.
const patient = '4s';
const resolver = dnsmasq.company([`host-record=wpad.corp.example,${net.edge}`]);

/** PAC files, as WPAD finds them and as a setting names them. */
export const pacCases: readonly RealCase[] = [
  {
    name: 'WPAD leads to a proxy, and past it',
    innocent: true,
    devices: [resolver, squid(), pacServer(script('host == "crl.microsoft.com"', 'DIRECT'))],
    services: [gateway, storage, revocation],
    routes: [ways.wpad],
    expect: [],
  },
  {
    name: 'WPAD by DHCP leads to a proxy, and DNS is not asked',
    innocent: true,
    devices: [
      dnsmasq.dhcp([`dhcp-option=252,http://${net.edge}/wpad.dat`]),
      squid(),
      pacServer(script('host == "crl.microsoft.com"', 'DIRECT')),
    ],
    services: [gateway, storage, revocation],
    routes: [ways.wpad],
    timeout: patient,
    expect: [],
  },
  {
    name: 'WPAD by DHCP names a file that is gone, and DNS one that is there',
    innocent: true,
    devices: [
      dnsmasq.dhcp([
        `dhcp-option=252,http://${net.edge}/gone.pac`,
        `host-record=wpad.corp.example,${net.edge}`,
      ]),
      squid(),
      pacServer(script('true', 'PROXY proxy.corp.example:3128')),
    ],
    services: [gateway, revocation],
    routes: [ways.wpad],
    timeout: patient,
    expect: [],
  },
  {
    name: 'the whole chain: DHCP names the file, the file a proxy, and a second one stands in the way',
    devices: [
      dnsmasq.dhcp([
        `dhcp-option=252,http://wpad.corp.example/wpad.dat`,
        `host-record=wpad.corp.example,${net.edge}`,
      ]),
      squid({
        intercepts: true,
        lines: [`acl bad dstdomain ${west.host}`, 'http_access deny bad'],
      }),
      pacServer(script('host == "crl.microsoft.com"', 'DIRECT')),
      firewall({
        redirect: ['iifname "lan" ip daddr != 10.66.0.0/24 tcp dport 80 redirect to :3130'],
      }),
    ],
    services: [gateway, west, revocation],
    routes: [ways.wpad],
    timeout: patient,
    whole: ['transparent-interception'],
    expect: outcomes({ route: ways.wpad, of: [west] }, 'blocked', {
      kind: 'proxy-policy-refusal',
      facts: { product: 'Squid' },
    }),
  },
  {
    name: 'WPAD leads to a proxy that is gone, and then to one that is there',
    innocent: true,
    devices: [
      resolver,
      squid(),
      pacServer(script('true', 'PROXY proxy.corp.example:3199; PROXY proxy.corp.example:3128')),
    ],
    services: [gateway, revocation],
    routes: [ways.wpad],
    // Windows may try the first entry alone.
    expect: outcomes(
      { route: ways.wpad, of: [gateway, revocation] },
      'degraded',
      'pac-windows-difference',
    ),
  },
  {
    name: 'a PAC file leads one service to a proxy that refuses it',
    devices: [
      resolver,
      squid({ lines: [`acl bad dstdomain ${west.host}`, 'http_access deny bad'] }),
      pacServer(script(`host == "${west.host}"`, 'PROXY proxy.corp.example:3128', 'DIRECT')),
    ],
    services: [gateway, west],
    routes: [ways.pac],
    expect: outcomes({ route: ways.pac, of: [west] }, 'blocked', 'proxy-policy-refusal'),
  },
  {
    name: 'a page stands where the PAC file should',
    devices: [resolver, pacServer('<html><title>Log in</title></html>', 'text/html')],
    services: [gateway],
    routes: [ways.pac],
    expect: outcomes({ route: ways.pac, of: [gateway] }, 'inconclusive', 'pac-failure'),
  },
  {
    name: 'nobody serves the PAC file',
    devices: [resolver],
    services: [gateway],
    routes: [ways.pac],
    expect: outcomes({ route: ways.pac, of: [gateway] }, 'inconclusive', 'pac-failure'),
  },
];

function script(condition: string, then: string, otherwise = 'PROXY proxy.corp.example:3128') {
  return `function FindProxyForURL(url, host) {
  return ${condition} ? "${then}" : "${otherwise}";
}
`;
}
