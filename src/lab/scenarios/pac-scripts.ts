import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const loginScript = `
function FindProxyForURL(url, host) {
  return 'PROXY login-proxy.corp.example:8080; DIRECT';
}
`;
const misspeltScript = `
function FindProxyForURL(url, host) {
  if (host === '${host.gatewayNorth}') return 'PROXY:open-proxy.corp.example:8080';
  return 'PROXY open-proxy.corp.example:8080';
}
`;
const directScript = `
function FindProxyForURL(url, host) {
  return 'DIRECT';
}
`;
const throwingScript = `
function FindProxyForURL(url, host) {
  if (dnsDomainIs(host, '.blob.core.windows.net')) return storageProxy();
  return 'PROXY open-proxy.corp.example:8080';
}
`;
const endlessScript = `
function FindProxyForURL(url, host) {
  var rest = host;
  while (rest !== 'microsoft.com') {
    rest = rest.substring(rest.indexOf('.') + 1) || host;
    if (host === '${host.gatewayNorth}') return 'PROXY open-proxy.corp.example:8080';
  }
  return 'DIRECT';
}
`;

/** PAC files whose script leads astray. */
export const pacScripts: readonly Scenario[] = [
  // The way behind the proxy is open, and nobody takes it: a proxy that answers is no dead proxy.
  {
    ...usual,
    name: 'pac-login-proxy',
    title: 'A PAC file with DIRECT as its last resort behind a proxy that demands a login',
    hosts: [host.gatewayNorth, host.trustList],
    routes: ['pac:login', 'direct'],
    proxies: [
      {
        name: 'login',
        kind: 'http',
        rules: [{ host: '*', reply: { kind: 'login', schemes: ['Negotiate', 'NTLM'] } }],
      },
    ],
    pacFiles: [{ name: 'login', content: { kind: 'script', script: loginScript } }],
    faults: {},
    expect: {
      findings: [
        { kind: 'proxy-login-demand', host: host.gatewayNorth, route: 'pac:login' },
        { kind: 'proxy-login-demand', host: host.trustList, route: 'pac:login' },
      ],
      absent: ['pac-failure', 'proxy-refusal', 'proxy-policy-refusal', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
        { host: host.gatewayNorth, route: 'pac:login', verdict: 'blocked' },
        { host: host.trustList, route: 'pac:login', verdict: 'blocked' },
      ],
    },
  },
  // One answer is misspelt: it names no proxy, so the traffic goes direct, where nothing passes.
  {
    ...usual,
    name: 'pac-misspelt',
    title: 'A PAC file that misspells one answer, which sends that traffic direct',
    hosts: [host.gatewayNorth, host.gatewayWest],
    routes: ['pac:misspelt'],
    proxies: [{ name: 'open', kind: 'http' }],
    pacFiles: [{ name: 'misspelt', content: { kind: 'script', script: misspeltScript } }],
    faults: {
      paths: [
        { host: host.gatewayNorth, via: 'direct', fault: { kind: 'refuse' } },
        { host: host.gatewayWest, via: 'direct', fault: { kind: 'refuse' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'port-refusal', host: host.gatewayNorth, route: 'pac:misspelt' },
        { kind: 'pac-windows-difference', host: host.gatewayNorth, route: 'pac:misspelt' },
      ],
      absent: ['pac-failure', 'proxy-not-found', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'inconclusive' },
        { host: host.gatewayWest, verdict: 'reachable' },
      ],
    },
  },
  // A PAC file that nobody changed when the firewall was closed; the proxy beside it would do.
  {
    ...usual,
    name: 'pac-direct-dropped',
    title: 'A PAC file that sends all traffic direct, where the firewall drops it',
    hosts: [host.gatewayNorth, host.automationNorth],
    routes: ['pac:direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    pacFiles: [{ name: 'direct', content: { kind: 'script', script: directScript } }],
    faults: { paths: [{ host: '*', via: 'direct', fault: { kind: 'drop' } }] },
    expect: {
      findings: [
        { kind: 'port-silence', host: host.gatewayNorth, route: 'pac:direct' },
        { kind: 'port-silence', host: host.automationNorth, route: 'pac:direct' },
      ],
      absent: ['pac-failure', 'port-refusal', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, route: 'pac:direct', verdict: 'blocked' },
        { host: host.automationNorth, route: 'pac:direct', verdict: 'blocked' },
        { host: host.gatewayNorth, route: 'proxy:open', verdict: 'reachable' },
      ],
    },
  },
  // The script calls a function that it has not, for some hosts alone.
  {
    ...usual,
    name: 'pac-throws',
    title: 'A PAC file whose script fails for some hosts',
    hosts: [host.gatewayNorth, host.automationNorth, host.samplesWest],
    routes: ['pac:broken'],
    proxies: [{ name: 'open', kind: 'http' }],
    pacFiles: [{ name: 'broken', content: { kind: 'script', script: throwingScript } }],
    faults: {},
    expect: {
      findings: [
        { kind: 'pac-failure', host: host.automationNorth, route: 'pac:broken' },
        { kind: 'pac-failure', host: host.samplesWest, route: 'pac:broken' },
      ],
      absent: ['pac-runaway', 'service-outage', 'proxy-refusal'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.automationNorth, verdict: 'inconclusive' },
      ],
    },
  },
  // The script walks the labels of a name until it meets its own domain, and some names lack it.
  {
    ...usual,
    name: 'pac-loop',
    title: 'A PAC file whose script never ends for one host',
    hosts: [host.gatewayNorth, host.automationNorth],
    routes: ['pac:loop'],
    timeoutMs: 1000,
    proxies: [{ name: 'open', kind: 'http' }],
    pacFiles: [{ name: 'loop', content: { kind: 'script', script: endlessScript } }],
    faults: {},
    expect: {
      findings: [{ kind: 'pac-runaway', host: host.automationNorth, route: 'pac:loop' }],
      absent: ['pac-failure', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.automationNorth, verdict: 'inconclusive' },
      ],
    },
  },
];
