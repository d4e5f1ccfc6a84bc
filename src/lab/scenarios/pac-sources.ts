import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const linuxScript = `
function FindProxyForURL(url, host) {
  return 'PROXY open-proxy.corp.example:8080';
}
`;
const wpadScript = `
function FindProxyForURL(url, host) {
  if (isPlainHostName(host) || dnsDomainIs(host, '.corp.example')) return 'DIRECT';
  return 'PROXY filter-proxy.corp.example:8080';
}
`;

/** Places that a PAC file comes from, or does not. */
export const pacSources: readonly Scenario[] = [
  // The PAC file's address answers with a page that wants a login, and with status 200.
  {
    ...usual,
    name: 'pac-login-page',
    title: 'A login page in the place of the PAC file',
    hosts: [host.gatewayNorth, host.trustList],
    routes: ['pac:company', 'direct'],
    pacFiles: [{ name: 'company', content: { kind: 'portal' } }],
    faults: {},
    expect: {
      findings: [
        { kind: 'pac-failure', host: host.gatewayNorth, route: 'pac:company' },
        { kind: 'pac-failure', host: host.trustList, route: 'pac:company' },
      ],
      absent: ['captive-portal', 'block-page', 'pac-runaway'],
      verdicts: [
        { host: host.gatewayNorth, route: 'pac:company', verdict: 'inconclusive' },
        { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
      ],
    },
  },
  // The web server is there, and the PAC file is not: 404.
  {
    ...usual,
    name: 'pac-missing',
    title: 'A PAC file that its web server does not have',
    hosts: [host.gatewayNorth],
    routes: ['pac:gone'],
    pacFiles: [{ name: 'gone', content: { kind: 'status', status: 404 } }],
    faults: {},
    expect: {
      findings: [{ kind: 'pac-failure', host: host.gatewayNorth, route: 'pac:gone' }],
      absent: ['pac-runaway', 'unexpected-answer', 'name-not-found'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'inconclusive' }],
    },
  },
  // All passes as the PAC file says, and the sensor on Linux will never ask it.
  {
    ...usual,
    name: 'pac-on-linux',
    title: 'A PAC file in order, for a sensor that reads none',
    os: 'linux',
    hosts: [host.gatewayNorth, host.telemetry],
    routes: ['pac:company'],
    proxies: [{ name: 'open', kind: 'http' }],
    pacFiles: [{ name: 'company', content: { kind: 'script', script: linuxScript } }],
    faults: {},
    expect: {
      findings: [
        { kind: 'pac-unsupported', host: host.gatewayNorth, route: 'pac:company' },
        { kind: 'pac-unsupported', host: host.telemetry, route: 'pac:company' },
      ],
      absent: ['pac-failure', 'proxy-refusal'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'degraded' }],
    },
  },
  // Nothing is set on the machine: DNS alone leads it to a proxy, and that one refuses a name.
  {
    ...usual,
    name: 'wpad-found',
    title: 'A proxy that WPAD leads to, and that refuses one name',
    hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
    routes: ['wpad'],
    proxies: [
      {
        name: 'filter',
        kind: 'http',
        rules: [{ host: host.gatewayWest, reply: { kind: 'block', by: 'squid' } }],
      },
    ],
    pacFiles: [{ name: 'company', content: { kind: 'script', script: wpadScript } }],
    wpad: 'company',
    faults: {},
    expect: {
      findings: [{ kind: 'proxy-policy-refusal', host: host.gatewayWest, route: 'wpad' }],
      absent: ['pac-failure', 'wpad-beyond-organisation', 'port-refusal'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'blocked' },
        { host: host.trustList, verdict: 'reachable' },
      ],
    },
  },
];
