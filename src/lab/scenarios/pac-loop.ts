import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const script = `
function FindProxyForURL(url, host) {
  var rest = host;
  while (rest !== 'microsoft.com') {
    rest = rest.substring(rest.indexOf('.') + 1) || host;
    if (host === '${host.gatewayNorth}') return 'PROXY open-proxy.corp.example:8080';
  }
  return 'DIRECT';
}
`;

/** The script walks the labels of a name until it meets its own domain, and some names lack it. */
export const pacLoop: Scenario = {
  ...usual,
  name: 'pac-loop',
  title: 'A PAC file whose script never ends for one host',
  hosts: [host.gatewayNorth, host.automationNorth],
  routes: ['pac:loop'],
  timeoutMs: 1000,
  proxies: [{ name: 'open', kind: 'http' }],
  pacFiles: [{ name: 'loop', content: { kind: 'script', script } }],
  faults: {},
  expect: {
    findings: [{ kind: 'pac-runaway', host: host.automationNorth, route: 'pac:loop' }],
    absent: ['pac-failure', 'service-outage'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.automationNorth, verdict: 'inconclusive' },
    ],
  },
};
