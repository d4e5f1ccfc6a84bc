import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

/** Twins: proxies that are easily misread, and ports that are no proxy at all. */
export const misreadProxies: readonly Scenario[] = [
  // 100 is no answer: the 200 that opens the tunnel follows it.
  {
    ...usual,
    name: 'interim-proxy',
    title: 'A proxy that says 100 Continue before it opens a tunnel',
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry, host.trustList],
    routes: ['proxy:polite'],
    proxies: [{ name: 'polite', kind: 'http', interim: true }],
    faults: {},
    expect: {
      findings: [],
      absent: ['proxy-unexpected-answer', 'proxy-protocol-error', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'reachable' },
      ],
    },
  },
  // 100, and then the refusal.
  {
    ...usual,
    name: 'interim-refusal',
    title: 'A proxy that says 100 Continue before it refuses',
    hosts: [host.gatewayNorth, host.telemetry],
    routes: ['proxy:polite'],
    proxies: [
      {
        name: 'polite',
        kind: 'http',
        interim: true,
        rules: [{ host: host.telemetry, reply: { kind: 'block', by: 'squid' } }],
      },
    ],
    faults: {},
    expect: {
      findings: [{ kind: 'proxy-policy-refusal', host: host.telemetry }],
      absent: ['proxy-unexpected-answer', 'proxy-protocol-error'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'blocked' },
      ],
    },
  },
  // The settings name the wrong kind of proxy; nothing passes, and no rule forbids anything.
  {
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
  },
  // A web server stands where the settings say that a proxy is.
  {
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
  },
  // A login that is wanted of one name alone, beside a refusal that comes and goes.
  {
    ...usual,
    name: 'login-for-one',
    title: 'A proxy that demands a login for one name alone',
    hosts: [host.gatewayNorth, host.telemetry, host.trustList],
    routes: ['proxy:choosy'],
    proxies: [
      {
        name: 'choosy',
        kind: 'http',
        rules: [
          { host: host.telemetry, reply: { kind: 'login', schemes: ['Negotiate'] } },
          {
            host: host.gatewayNorth,
            reply: { kind: 'upstream', status: 502 },
            times: { first: 1 },
          },
        ],
      },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'proxy-login-demand', host: host.telemetry },
        { kind: 'passing-fault', host: host.gatewayNorth },
      ],
      absent: ['proxy-policy-refusal', 'service-outage'],
      verdicts: [
        { host: host.telemetry, verdict: 'blocked' },
        { host: host.gatewayNorth, verdict: 'degraded' },
        { host: host.trustList, verdict: 'reachable' },
      ],
    },
  },
];
