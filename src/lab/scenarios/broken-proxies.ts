import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

/** Proxies that are not there, or do not do what a proxy does; and those of SOCKS. */
export const brokenProxies: readonly Scenario[] = [
  // The 503 that the service is known to give, given by the proxy in its place: nothing got
  // through.
  {
    ...usual,
    name: 'right-status-wrong-mouth',
    title: 'A proxy that answers 503 itself, where 503 is due from the service',

    hosts: [host.protection, host.gatewayNorth],
    routes: ['direct', 'proxy:lost'],
    proxies: [
      {
        name: 'lost',
        kind: 'http',
        rules: [{ host: host.protection, reply: { kind: 'upstream', status: 503 } }],
      },
    ],
    faults: {},
    expect: {
      findings: [{ kind: 'proxy-upstream-failure', host: host.protection, route: 'proxy:lost' }],
      absent: ['service-outage', 'unexpected-answer'],
      verdicts: [
        { host: host.protection, route: 'direct', verdict: 'reachable' },
        { host: host.protection, route: 'proxy:lost', verdict: 'blocked' },
      ],
    },
  },
  // Three machines that were taken for proxies and know no CONNECT.
  {
    ...usual,
    name: 'no-tunnels',
    title: 'Proxies that know no CONNECT',
    hosts: [host.gatewayNorth, host.telemetry],
    routes: ['proxy:not-allowed', 'proxy:web-server', 'proxy:not-built'],
    proxies: [
      {
        name: 'not-allowed',
        kind: 'http',
        rules: [{ host: '*', reply: { kind: 'status', status: 405 } }],
      },
      {
        name: 'web-server',
        kind: 'http',
        rules: [{ host: '*', reply: { kind: 'status', status: 400 } }],
      },
      {
        name: 'not-built',
        kind: 'http',
        rules: [{ host: '*', reply: { kind: 'status', status: 501 } }],
      },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'proxy-method-refusal', route: 'proxy:not-allowed' },
        { kind: 'proxy-method-refusal', route: 'proxy:web-server' },
        { kind: 'proxy-method-refusal', route: 'proxy:not-built' },
      ],
      absent: ['proxy-policy-refusal', 'service-outage'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
    },
  },
  // A reverse proxy that was taken for a proxy: it asks for a login to itself.
  {
    ...usual,
    name: 'odd-proxy',
    title: 'A proxy that answers 401',
    hosts: [host.gatewayNorth],
    routes: ['direct', 'proxy:reverse'],
    proxies: [
      {
        name: 'reverse',
        kind: 'http',
        rules: [{ host: '*', reply: { kind: 'status', status: 401 } }],
      },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'proxy-unexpected-answer', host: host.gatewayNorth, route: 'proxy:reverse' },
      ],
      absent: ['proxy-login-demand', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
        { host: host.gatewayNorth, route: 'proxy:reverse', verdict: 'blocked' },
      ],
    },
  },
  // Proxies that speak no HTTP, hang up, keep silent, or never end their head.
  {
    ...usual,
    name: 'broken-proxies',
    title: 'Proxies that garble, hang up or keep silent',
    hosts: [host.gatewayNorth],
    routes: ['proxy:garbled', 'proxy:curt', 'proxy:harsh', 'proxy:mute', 'proxy:wordy'],
    proxies: [
      { name: 'garbled', kind: 'http', rules: [{ host: '*', reply: { kind: 'garbage' } }] },
      { name: 'curt', kind: 'http', rules: [{ host: '*', reply: { kind: 'hang-up' } }] },
      { name: 'harsh', kind: 'http', rules: [{ host: '*', reply: { kind: 'reset' } }] },
      { name: 'mute', kind: 'http', rules: [{ host: '*', reply: { kind: 'silence' } }] },
      { name: 'wordy', kind: 'http', rules: [{ host: '*', reply: { kind: 'endless-head' } }] },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'proxy-protocol-error', route: 'proxy:garbled' },
        { kind: 'proxy-hang-up', route: 'proxy:curt' },
        { kind: 'proxy-hang-up', route: 'proxy:harsh' },
        { kind: 'proxy-silence', route: 'proxy:mute' },
        { kind: 'proxy-protocol-error', route: 'proxy:wordy' },
      ],
      absent: ['service-outage', 'passing-fault'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
    },
  },
  // Proxies that are set and not there.
  {
    ...usual,
    name: 'absent-proxies',
    title: 'Proxies without a name, without a listener, without an answer',
    hosts: [host.gatewayNorth],
    routes: ['proxy:unknown', 'proxy:stopped', 'proxy:dropped'],
    proxies: [
      { name: 'unknown', kind: 'http', absent: 'no-name' },
      { name: 'stopped', kind: 'http', absent: 'refuse' },
      { name: 'dropped', kind: 'http', absent: 'drop' },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'proxy-not-found', route: 'proxy:unknown' },
        { kind: 'proxy-refusal', route: 'proxy:stopped' },
        { kind: 'proxy-silence', route: 'proxy:dropped' },
      ],
      absent: ['name-not-found', 'port-refusal', 'port-silence', 'service-outage'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
    },
  },
  // A proxy of a guest network: a page in the place of the tunnel.
  {
    ...usual,
    name: 'captive-proxy',
    title: 'A guest network whose proxy shows its login page',
    hosts: [host.gatewayNorth, host.gatewayWest],
    routes: ['proxy:page', 'proxy:portal'],
    proxies: [
      {
        name: 'page',
        kind: 'http',
        rules: [{ host: '*', reply: { kind: 'portal', status: 200 } }],
      },
      {
        name: 'portal',
        kind: 'http',
        rules: [{ host: '*', reply: { kind: 'portal', status: 511 } }],
      },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'captive-portal', route: 'proxy:page' },
        { kind: 'captive-portal', route: 'proxy:portal' },
      ],
      absent: ['service-outage', 'interception', 'plaintext-answer'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
    },
  },
  // A SOCKS proxy that passes, refuses by policy, cannot get through, and does not understand.
  {
    ...usual,
    name: 'socks-proxy',
    title: 'A SOCKS proxy with a rule set',
    hosts: [
      host.gatewayNorth,
      host.gatewayWest,
      host.gatewayNorth3,
      host.gatewayWest3,
      host.trustList,
    ],
    routes: ['proxy:socks'],
    proxies: [
      {
        name: 'socks',
        kind: 'socks5',
        rules: [
          { host: host.gatewayWest, reply: { kind: 'block', by: 'company' } },
          { host: host.gatewayNorth3, reply: { kind: 'upstream', status: 4 } },
          { host: host.gatewayWest3, reply: { kind: 'upstream', status: 7 } },
        ],
      },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'proxy-policy-refusal', host: host.gatewayWest, route: 'proxy:socks' },
        { kind: 'proxy-upstream-failure', host: host.gatewayNorth3, route: 'proxy:socks' },
        { kind: 'proxy-method-refusal', host: host.gatewayWest3, route: 'proxy:socks' },
      ],
      absent: ['proxy-login-demand', 'proxy-protocol-error'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.trustList, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'blocked' },
      ],
    },
  },
  // A SOCKS proxy that accepts no anonymous client.
  {
    ...usual,
    name: 'socks-login',
    title: 'A SOCKS proxy that demands a login',
    hosts: [host.gatewayNorth, host.telemetry],
    routes: ['proxy:socks'],
    proxies: [
      {
        name: 'socks',
        kind: 'socks5',
        rules: [{ host: '*', reply: { kind: 'login', schemes: [] } }],
      },
    ],
    faults: {},
    expect: {
      findings: [{ kind: 'proxy-login-demand', route: 'proxy:socks' }],
      absent: ['proxy-hang-up', 'proxy-protocol-error'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
    },
  },
];
