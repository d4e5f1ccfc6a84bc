import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const script = `
function FindProxyForURL(url, host) {
  if (dnsDomainIs(host, '.blob.core.windows.net')) return storageProxy();
  return 'PROXY open-proxy.corp.example:8080';
}
`;

/** The script calls a function that it has not, for some hosts alone. */
export const pacThrows: Scenario = {
  ...usual,
  name: 'pac-throws',
  title: 'A PAC file whose script fails for some hosts',
  hosts: [host.gatewayNorth, host.automationNorth, host.samplesWest],
  routes: ['pac:broken'],
  proxies: [{ name: 'open', kind: 'http' }],
  pacFiles: [{ name: 'broken', content: { kind: 'script', script } }],
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
};
