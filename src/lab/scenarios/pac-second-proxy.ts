import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const script = `
function FindProxyForURL(url, host) {
  return 'PROXY old-proxy.corp.example:8080; PROXY open-proxy.corp.example:8080';
}
`;

/** The first proxy of every answer is gone, and the second one carries all; Windows may never ask it. */
export const pacSecondProxy: Scenario = {
  ...usual,
  name: 'pac-second-proxy',
  title: 'A PAC file whose first proxy is gone and whose second one works',
  hosts: [host.gatewayNorth, host.trustList],
  routes: ['pac:two-proxies'],
  proxies: [
    { name: 'old', kind: 'http', absent: 'refuse' },
    { name: 'open', kind: 'http' },
  ],
  pacFiles: [{ name: 'two-proxies', content: { kind: 'script', script } }],
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
};
