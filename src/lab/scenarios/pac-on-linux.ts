import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const script = `
function FindProxyForURL(url, host) {
  return 'PROXY open-proxy.corp.example:8080';
}
`;

/** All passes as the PAC file says, and the sensor on Linux will never ask it. */
export const pacOnLinux: Scenario = {
  ...usual,
  name: 'pac-on-linux',
  title: 'A PAC file in order, for a sensor that reads none',
  os: 'linux',
  hosts: [host.gatewayNorth, host.telemetry],
  routes: ['pac:company'],
  proxies: [{ name: 'open', kind: 'http' }],
  pacFiles: [{ name: 'company', content: { kind: 'script', script } }],
  faults: {},
  expect: {
    findings: [
      { kind: 'pac-unsupported', host: host.gatewayNorth, route: 'pac:company' },
      { kind: 'pac-unsupported', host: host.telemetry, route: 'pac:company' },
    ],
    absent: ['pac-failure', 'proxy-refusal'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'degraded' }],
  },
};
