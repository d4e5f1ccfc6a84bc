import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const script = `
function FindProxyForURL(url, host) {
  return 'DIRECT';
}
`;

/** A PAC file that nobody changed when the firewall was closed; the proxy beside it would do. */
export const pacDirectDropped: Scenario = {
  ...usual,
  name: 'pac-direct-dropped',
  title: 'A PAC file that sends all traffic direct, where the firewall drops it',
  hosts: [host.gatewayNorth, host.automationNorth],
  routes: ['pac:direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  pacFiles: [{ name: 'direct', content: { kind: 'script', script } }],
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
};
