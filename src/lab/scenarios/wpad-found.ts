import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const script = `
function FindProxyForURL(url, host) {
  if (isPlainHostName(host) || dnsDomainIs(host, '.corp.example')) return 'DIRECT';
  return 'PROXY filter-proxy.corp.example:8080';
}
`;

/** Nothing is set on the machine: DNS alone leads it to a proxy, and that one refuses a name. */
export const wpadFound: Scenario = {
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
  pacFiles: [{ name: 'company', content: { kind: 'script', script } }],
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
};
