import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A proxy that opens the tunnel and ends TLS itself. */
export const inspectingProxy: Scenario = {
  ...usual,
  name: 'inspecting-proxy',
  title: 'A proxy that inspects TLS',
  hosts: [host.gatewayNorth, host.automationNorth, host.trustList],
  routes: ['direct', 'proxy:inspect'],
  proxies: [{ name: 'inspect', kind: 'http' }],
  faults: {
    paths: [
      {
        host: '*',
        port: 443,
        via: 'proxy:inspect',
        fault: { kind: 'intercept', by: 'zscaler', rootSent: true },
      },
    ],
  },
  expect: {
    findings: [
      { kind: 'interception', host: host.gatewayNorth, route: 'proxy:inspect' },
      { kind: 'interception', host: host.automationNorth, route: 'proxy:inspect' },
    ],
    absent: ['proxy-tls-failure', 'untrusted-root'],
    verdicts: [
      { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
      { host: host.gatewayNorth, route: 'proxy:inspect', verdict: 'blocked' },
      { host: host.trustList, verdict: 'reachable' },
    ],
  },
};
