import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

/** Proxies that want a login, refuse, inspect, or cannot get through. */
export const proxyRules: readonly Scenario[] = [
  // A proxy that wants a login of everybody, while the direct way is open.
  {
    ...usual,
    name: 'login-proxy',
    title: 'A proxy that demands a login',
    hosts: [host.gatewayNorth, host.telemetry, host.trustList],
    routes: ['direct', 'proxy:login'],
    proxies: [
      {
        name: 'login',
        kind: 'http',
        rules: [{ host: '*', reply: { kind: 'login', schemes: ['Negotiate', 'NTLM', 'Basic'] } }],
      },
    ],
    faults: {},
    expect: {
      findings: [{ kind: 'proxy-login-demand', route: 'proxy:login' }],
      absent: ['proxy-policy-refusal', 'unexpected-answer', 'block-page'],
      verdicts: [
        { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
        { host: host.gatewayNorth, route: 'proxy:login', verdict: 'blocked' },
        { host: host.trustList, route: 'proxy:login', verdict: 'blocked' },
      ],
    },
  },
  // Two proxies of two makes that refuse by name.
  {
    ...usual,
    name: 'policy-proxy',
    title: 'Proxies whose policy refuses some names',
    hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
    routes: ['proxy:cache', 'proxy:cloud'],
    proxies: [
      {
        name: 'cache',
        kind: 'http',
        rules: [
          { host: host.gatewayWest, reply: { kind: 'block', by: 'squid' } },
          { host: host.trustList, reply: { kind: 'block', by: 'squid' } },
        ],
      },
      {
        name: 'cloud',
        kind: 'http',
        rules: [{ host: host.gatewayWest, reply: { kind: 'block', by: 'zscaler' } }],
      },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'proxy-policy-refusal', host: host.gatewayWest, route: 'proxy:cache' },
        { kind: 'proxy-policy-refusal', host: host.trustList, route: 'proxy:cache' },
        { kind: 'proxy-policy-refusal', host: host.gatewayWest, route: 'proxy:cloud' },
      ],
      absent: ['service-outage', 'proxy-login-demand', 'proxy-upstream-failure'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'blocked' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // What proxies of several makes say for those who must change their rules.
  {
    ...usual,
    name: 'block-pages',
    title: 'Proxies of several makes that refuse, each in its own words',
    hosts: [host.gatewayNorth, host.trustList],
    routes: ['proxy:cisco', 'proxy:bluecoat', 'proxy:checkpoint', 'proxy:netskope'],
    proxies: (
      [
        ['cisco', 'cisco-wsa'],
        ['bluecoat', 'blue-coat'],
        ['checkpoint', 'check-point'],
        ['netskope', 'netskope'],
      ] as const
    ).map(([name, by]) => ({
      name,
      kind: 'http',
      rules: [{ host: '*', reply: { kind: 'block', by } }],
    })),
    faults: {},
    expect: {
      findings: [
        { kind: 'proxy-policy-refusal', route: 'proxy:cisco' },
        { kind: 'proxy-policy-refusal', route: 'proxy:bluecoat' },
        { kind: 'proxy-policy-refusal', host: host.gatewayNorth, route: 'proxy:checkpoint' },
        { kind: 'block-page', host: host.trustList, route: 'proxy:checkpoint' },
        { kind: 'proxy-policy-refusal', host: host.gatewayNorth, route: 'proxy:netskope' },
        // Its page over plain HTTP may be anybody's who speaks of it.
        { kind: 'block-page', host: host.trustList, route: 'proxy:netskope' },
      ],
      absent: ['captive-portal', 'plaintext-answer', 'proxy-unexpected-answer', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'blocked' },
        { host: host.trustList, verdict: 'blocked' },
      ],
    },
  },
  // A filter of no known make refuses on one way; the page says nothing of who sent it.
  {
    ...usual,
    name: 'answer-differs',
    title: 'A refusal of unknown make on one way, and the right answer on the other',
    hosts: [host.trustList, host.gatewayNorth],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [{ host: host.trustList, via: 'direct', fault: { kind: 'status', status: 403 } }],
    },
    expect: {
      findings: [{ kind: 'answer-disagreement', host: host.trustList, route: 'direct' }],
      absent: ['block-page', 'captive-portal', 'service-outage'],
      verdicts: [
        { host: host.trustList, route: 'direct', verdict: 'inconclusive' },
        { host: host.trustList, route: 'proxy:open', verdict: 'reachable' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // A proxy that opens the tunnel and ends TLS itself.
  {
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
  },
  // An HTTPS proxy whose own certificate nobody vouches for.
  {
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
  },
  // The proxy opens the tunnel, and a name filter behind it cuts the handshake.
  {
    ...usual,
    name: 'filter-behind-proxy',
    title: 'A name filter between the proxy and the internet',
    hosts: [host.gatewayNorth, host.gatewayWest],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        {
          host: host.gatewayWest,
          via: 'proxy:open',
          fault: { kind: 'sni-filter', answer: 'reset' },
        },
      ],
    },
    expect: {
      findings: [{ kind: 'sni-filter', host: host.gatewayWest, route: 'proxy:open' }],
      absent: ['proxy-hang-up', 'handshake-reset'],
      verdicts: [
        { host: host.gatewayWest, route: 'direct', verdict: 'reachable' },
        { host: host.gatewayWest, route: 'proxy:open', verdict: 'blocked' },
      ],
    },
  },
  // The proxy lets everything pass and does not get through itself.
  {
    ...usual,
    name: 'upstream-faults',
    title: 'A proxy that cannot reach the services',
    hosts: [host.gatewayNorth, host.gatewayWest, host.gatewayNorth3, host.gatewayWest3],
    routes: ['direct', 'proxy:lost'],
    proxies: [
      {
        name: 'lost',
        kind: 'http',
        rules: [
          {
            host: host.gatewayWest,
            reply: { kind: 'upstream', status: 503, squidError: 'ERR_DNS_FAIL 0' },
          },
          { host: host.gatewayNorth3, reply: { kind: 'upstream', status: 502 } },
          {
            host: host.gatewayWest3,
            reply: { kind: 'upstream', status: 504, squidError: 'ERR_CONNECT_FAIL 110' },
          },
        ],
      },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'proxy-upstream-failure', host: host.gatewayWest, route: 'proxy:lost' },
        { kind: 'proxy-upstream-failure', host: host.gatewayNorth3, route: 'proxy:lost' },
        { kind: 'proxy-upstream-failure', host: host.gatewayWest3, route: 'proxy:lost' },
      ],
      absent: ['service-outage', 'proxy-policy-refusal'],
      verdicts: [
        { host: host.gatewayWest, route: 'proxy:lost', verdict: 'blocked' },
        { host: host.gatewayNorth, route: 'proxy:lost', verdict: 'reachable' },
      ],
    },
  },
];
