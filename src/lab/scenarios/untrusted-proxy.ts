import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** An HTTPS proxy whose own certificate nobody vouches for. */
export const untrustedProxy: Scenario = {
  ...usual,
  name: 'untrusted-proxy',
  title: 'An HTTPS proxy with a certificate of its own making',
  hosts: [host.gatewayNorth, host.telemetry],
  routes: ['proxy:secure'],
  proxies: [{ name: 'secure', kind: 'https', flaw: 'self-signed' }],
  faults: {},
  expect: {
    findings: [{ kind: 'proxy-tls-failure', route: 'proxy:secure' }],
    absent: ['self-signed-certificate', 'interception'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
  },
};
