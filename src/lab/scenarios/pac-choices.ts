import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const splitScript = `
function FindProxyForURL(url, host) {
  if (dnsDomainIs(host, '.blob.core.windows.net')) return 'PROXY open-proxy.corp.example:8080';
  if (shExpMatch(host, 'winatp-gw-*.microsoft.com')) return 'PROXY open-proxy.corp.example:8080';
  return 'DIRECT';
}
`;
const secondProxyScript = `
function FindProxyForURL(url, host) {
  return 'PROXY old-proxy.corp.example:8080; PROXY open-proxy.corp.example:8080';
}
`;
const oddScript = `<!-- proxy settings of the company
function FindProxyForURL(url, host) {
  return ' proxy  open-proxy.corp.example:8080 ;;';
}
`;

/** PAC files that lead somewhere, if not always where they seem to. */
export const pacChoices: readonly Scenario[] = [
  // Each half of the hosts is closed on the way that the PAC file does not choose for it.
  {
    ...usual,
    name: 'pac-split',
    title: 'A PAC file that chooses rightly between two ways that are half closed',
    innocent: true,
    hosts: [host.gatewayNorth, host.automationNorth, host.definitions, host.trustList],
    routes: ['pac:split'],
    proxies: [{ name: 'open', kind: 'http' }],
    pacFiles: [{ name: 'split', content: { kind: 'script', script: splitScript } }],
    faults: {
      paths: [
        { host: host.gatewayNorth, via: 'direct', fault: { kind: 'refuse' } },
        { host: host.automationNorth, via: 'direct', fault: { kind: 'refuse' } },
        { host: host.definitions, via: 'proxy:open', fault: { kind: 'block-page', by: 'company' } },
        { host: host.trustList, via: 'proxy:open', fault: { kind: 'block-page', by: 'company' } },
      ],
    },
    expect: {
      findings: [],
      absent: ['port-refusal', 'block-page', 'pac-failure', 'route-disagreement'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.automationNorth, verdict: 'reachable' },
        { host: host.definitions, verdict: 'reachable' },
        { host: host.trustList, verdict: 'reachable' },
      ],
    },
  },
  // The first proxy of every answer is gone, and the second one carries all; Windows may never
  // ask it.
  {
    ...usual,
    name: 'pac-second-proxy',
    title: 'A PAC file whose first proxy is gone and whose second one works',
    hosts: [host.gatewayNorth, host.trustList],
    routes: ['pac:two-proxies'],
    proxies: [
      { name: 'old', kind: 'http', absent: 'refuse' },
      { name: 'open', kind: 'http' },
    ],
    pacFiles: [{ name: 'two-proxies', content: { kind: 'script', script: secondProxyScript } }],
    faults: {},
    expect: {
      findings: [
        { kind: 'pac-windows-difference', host: host.gatewayNorth, route: 'pac:two-proxies' },
        { kind: 'pac-windows-difference', host: host.trustList, route: 'pac:two-proxies' },
      ],
      absent: ['proxy-refusal', 'proxy-not-found', 'pac-failure'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'degraded' },
        { host: host.trustList, verdict: 'degraded' },
      ],
    },
  },
  // All that a login page in the place of a PAC file would show, and it is none.
  {
    ...usual,
    name: 'pac-looks-odd',
    title: 'A PAC file behind a redirect, sent as HTML, in a spelling of its own, and in order',
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry],
    routes: ['pac:moved'],
    proxies: [{ name: 'open', kind: 'http' }],
    pacFiles: [
      { name: 'moved', content: { kind: 'redirect', to: 'odd' } },
      { name: 'odd', content: { kind: 'script', script: oddScript, contentType: 'text/html' } },
    ],
    faults: { paths: [{ host: host.gatewayNorth, via: 'direct', fault: { kind: 'refuse' } }] },
    expect: {
      findings: [],
      absent: ['pac-failure', 'port-refusal'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'reachable' },
      ],
    },
  },
];
