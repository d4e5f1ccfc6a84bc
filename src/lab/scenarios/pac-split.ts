import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const script = `
function FindProxyForURL(url, host) {
  if (dnsDomainIs(host, '.blob.core.windows.net')) return 'PROXY open-proxy.corp.example:8080';
  if (shExpMatch(host, 'winatp-gw-*.microsoft.com')) return 'PROXY open-proxy.corp.example:8080';
  return 'DIRECT';
}
`;

/** Each half of the hosts is closed on the way that the PAC file does not choose for it. */
export const pacSplit: Scenario = {
  ...usual,
  name: 'pac-split',
  title: 'A PAC file that chooses rightly between two ways that are half closed',
  innocent: true,
  hosts: [host.gatewayNorth, host.automationNorth, host.definitions, host.trustList],
  routes: ['pac:split'],
  proxies: [{ name: 'open', kind: 'http' }],
  pacFiles: [{ name: 'split', content: { kind: 'script', script } }],
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
};
