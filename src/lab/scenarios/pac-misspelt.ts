import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const script = `
function FindProxyForURL(url, host) {
  if (host === '${host.gatewayNorth}') return 'PROXY:open-proxy.corp.example:8080';
  return 'PROXY open-proxy.corp.example:8080';
}
`;

/** One answer is misspelt: it names no proxy, so the traffic goes direct, where nothing passes. */
export const pacMisspelt: Scenario = {
  ...usual,
  name: 'pac-misspelt',
  title: 'A PAC file that misspells one answer, which sends that traffic direct',
  hosts: [host.gatewayNorth, host.gatewayWest],
  routes: ['pac:misspelt'],
  proxies: [{ name: 'open', kind: 'http' }],
  pacFiles: [{ name: 'misspelt', content: { kind: 'script', script } }],
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
};
