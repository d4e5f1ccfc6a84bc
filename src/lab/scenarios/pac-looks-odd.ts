import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const script = `<!-- proxy settings of the company
function FindProxyForURL(url, host) {
  return ' proxy  open-proxy.corp.example:8080 ;;';
}
`;

/** All that a login page in the place of a PAC file would show, and it is none. */
export const pacLooksOdd: Scenario = {
  ...usual,
  name: 'pac-looks-odd',
  title: 'A PAC file behind a redirect, sent as HTML, in a spelling of its own, and in order',
  innocent: true,
  hosts: [host.gatewayNorth, host.telemetry],
  routes: ['pac:moved'],
  proxies: [{ name: 'open', kind: 'http' }],
  pacFiles: [
    { name: 'moved', content: { kind: 'redirect', to: 'odd' } },
    { name: 'odd', content: { kind: 'script', script, contentType: 'text/html' } },
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
};
