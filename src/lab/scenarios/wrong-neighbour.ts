import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The settings name the wrong kind of proxy; nothing passes, and no rule forbids anything. */
export const wrongScheme: Scenario = {
  ...usual,
  name: 'wrong-scheme',
  title: 'https:// for a plain proxy, and http:// for ports of TLS and of SOCKS',
  hosts: [host.gatewayNorth, host.telemetry],
  routes: ['proxy:plain', 'proxy:secure', 'proxy:socks'],
  proxies: [
    { name: 'plain', kind: 'https', really: 'http' },
    { name: 'secure', kind: 'http', really: 'https' },
    { name: 'socks', kind: 'http', really: 'socks5' },
  ],
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-scheme-mismatch', route: 'proxy:plain' },
      { kind: 'proxy-scheme-mismatch', route: 'proxy:secure' },
    ],
    // A SOCKS proxy that does not like what it hears may hang up without a word.
    possible: [
      { kind: 'proxy-scheme-mismatch', route: 'proxy:socks' },
      { kind: 'proxy-hang-up', route: 'proxy:socks' },
    ],
    absent: ['service-outage', 'proxy-policy-refusal', 'interception'],
  },
};

/** A web server stands where the settings say that a proxy is. */
export const webServerForProxy: Scenario = {
  ...usual,
  name: 'web-server-for-proxy',
  title: 'A web server at the address of a proxy',
  hosts: [host.gatewayNorth, host.telemetry],
  routes: ['proxy:intranet'],
  proxies: [{ name: 'intranet', kind: 'http', really: 'web' }],
  faults: {},
  expect: {
    findings: [{ kind: 'not-a-proxy', route: 'proxy:intranet' }],
    absent: ['service-outage', 'proxy-policy-refusal'],
  },
};
