import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const fiveHosts = [
  host.gatewayNorth,
  host.gatewayWest,
  host.gatewayNorth3,
  host.gatewayWest3,
  host.telemetry,
];
const tenHosts = [
  host.gatewayNorth,
  host.gatewayWest,
  host.gatewayNorth3,
  host.gatewayWest3,
  host.telemetry,
  host.signatures,
  host.automationNorth,
  host.automationWest,
  host.samplesNorth,
  host.samplesWest,
];
// Long enough that several are under way at a time.
const slowly = { host: '*', fault: { kind: 'slow', ms: 60 } } as const;

const limits: Scenario['expect'] = {
  findings: [{ kind: 'client-limit' }],
  possible: [{ kind: 'passing-fault' }],
  absent: ['proxy-hang-up', 'proxy-policy-refusal', 'resolver-refusal', 'service-outage'],
};

/** Twins: proxies that bound a client, and proxies that follow a rule. */
export const busyProxies: readonly Scenario[] = [
  // Too many requests, an error of its own, no more helpers: said once, and gone a moment later.
  {
    ...usual,
    name: 'busy-proxy',
    title: 'A proxy that answers 429, 500, 502, 503 or nothing first, and then lets pass',
    innocent: true,
    hosts: [
      host.gatewayNorth,
      host.gatewayWest,
      host.gatewayNorth3,
      host.gatewayWest3,
      host.telemetry,
      host.automationNorth,
    ],
    routes: ['proxy:busy'],
    proxies: [
      {
        name: 'busy',
        kind: 'http',
        rules: [
          { host: host.gatewayWest, reply: { kind: 'status', status: 429 }, times: { first: 1 } },
          { host: host.gatewayNorth3, reply: { kind: 'status', status: 500 }, times: { first: 1 } },
          {
            host: host.gatewayWest3,
            reply: { kind: 'upstream', status: 503 },
            times: { first: 1 },
          },
          { host: host.telemetry, reply: { kind: 'upstream', status: 502 }, times: { first: 1 } },
          { host: host.automationNorth, reply: { kind: 'hang-up' }, times: { first: 1 } },
        ],
      },
    ],
    faults: {},
    expect: {
      // What passes alone after it failed in company is our own load, as far as anybody can see.
      findings: [],
      possible: [{ kind: 'client-limit' }, { kind: 'passing-fault' }],
      absent: ['proxy-policy-refusal', 'proxy-upstream-failure', 'proxy-unexpected-answer'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
    },
  },
  // Refused each time, and by the word that means it.
  {
    ...usual,
    name: 'strict-proxy',
    title: 'A proxy that is busy for one name and refuses another each time',
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    routes: ['proxy:strict'],
    proxies: [
      {
        name: 'strict',
        kind: 'http',
        rules: [
          { host: host.gatewayWest, reply: { kind: 'upstream', status: 503 }, times: { first: 1 } },
          { host: host.telemetry, reply: { kind: 'block', by: 'company' } },
        ],
      },
    ],
    faults: {},
    expect: {
      findings: [
        { kind: 'passing-fault', host: host.gatewayWest },
        { kind: 'proxy-policy-refusal', host: host.telemetry },
      ],
      absent: ['proxy-upstream-failure', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'degraded' },
        { host: host.telemetry, verdict: 'blocked' },
      ],
    },
  },
  // A proxy that loses every second request, whatever it asks for.
  {
    ...usual,
    name: 'proxy-hang-ups',
    title: 'A proxy that hangs up now and then',
    innocent: true,
    hosts: fiveHosts,
    routes: ['proxy:shaky'],
    proxies: [
      {
        name: 'shaky',
        kind: 'http',
        rules: [{ host: '*', reply: { kind: 'hang-up' }, times: { turns: 'x.' } }],
      },
    ],
    faults: {},
    expect: {
      // What passes alone after it failed in company is our own load, as far as anybody can see.
      findings: [],
      possible: [{ kind: 'client-limit' }, { kind: 'passing-fault' }],
      absent: ['proxy-hang-up', 'proxy-policy-refusal', 'sni-filter'],
    },
  },
  // A proxy that hangs up on one name alone, each time, as `deny_info TCP_RESET` does.
  {
    ...usual,
    name: 'proxy-hangs-up-on-one',
    title: 'A proxy that resets whoever asks for one name, and no other',
    hosts: fiveHosts,
    routes: ['proxy:curt'],
    proxies: [
      { name: 'curt', kind: 'http', rules: [{ host: host.telemetry, reply: { kind: 'reset' } }] },
    ],
    faults: {},
    expect: {
      findings: [{ kind: 'proxy-hang-up', host: host.telemetry }],
      absent: ['passing-fault', 'sni-filter'],
      verdicts: [
        { host: host.telemetry, verdict: 'blocked' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // Too many of ours at a time, and the proxy hangs up, as `client_ip_max_connections` has it.
  {
    ...usual,
    name: 'client-limit',
    title: 'A proxy that takes two connections of one client, and hangs up on more',
    innocent: true,
    hosts: tenHosts,
    routes: ['proxy:full'],
    proxies: [{ name: 'full', kind: 'http', limit: { atOnce: 2, reply: { kind: 'hang-up' } } }],
    faults: { paths: [slowly] },
    expect: limits,
  },
  // The same in a word that looks like policy, as `acl maxconn` has it.
  {
    ...usual,
    name: 'client-limit-in-words',
    title: 'A proxy that takes two connections of one client, and answers 403 to more',
    innocent: true,
    hosts: tenHosts,
    routes: ['proxy:full'],
    proxies: [
      { name: 'full', kind: 'http', limit: { atOnce: 2, reply: { kind: 'block', by: 'squid' } } },
    ],
    faults: { paths: [slowly] },
    expect: limits,
  },
  // A limit, and a rule beside it: alone and at the end, one name is refused still.
  {
    ...usual,
    name: 'limit-and-policy',
    title: 'A proxy that takes two connections of one client, and refuses one name each time',
    hosts: tenHosts,
    routes: ['proxy:full'],
    proxies: [
      {
        name: 'full',
        kind: 'http',
        limit: { atOnce: 2, reply: { kind: 'block', by: 'squid' } },
        rules: [{ host: host.telemetry, reply: { kind: 'block', by: 'squid' } }],
      },
    ],
    faults: { paths: [slowly] },
    expect: {
      findings: [{ kind: 'proxy-policy-refusal', host: host.telemetry }],
      possible: [{ kind: 'client-limit' }, { kind: 'passing-fault' }],
      absent: ['service-outage'],
      verdicts: [{ host: host.telemetry, verdict: 'blocked' }],
    },
  },
  // A forwarder that works on so many questions at a time, and refuses the rest.
  {
    ...usual,
    name: 'query-limit',
    title: 'A name server that takes two questions at a time, and refuses more',
    innocent: true,
    hosts: tenHosts,
    faults: { nameServer: { limit: { atOnce: 2, workMs: 250 } } },
    expect: limits,
  },
  // The limit, and a name that is refused alone as well; another name server knows it.
  {
    ...usual,
    name: 'limit-and-name-filter',
    title: 'A name server that takes two questions at a time, and refuses one name each time',
    hosts: tenHosts,
    compared: [],
    faults: {
      nameServer: { limit: { atOnce: 2, workMs: 250 } },
      names: [{ host: host.telemetry, fault: { kind: 'refused' } }],
    },
    expect: {
      findings: [{ kind: 'resolver-refusal', host: host.telemetry }],
      possible: [
        { kind: 'client-limit' },
        { kind: 'passing-fault' },
        { kind: 'resolver-disagreement', host: host.telemetry },
      ],
      absent: ['service-outage', 'sinkhole-address'],
      verdicts: [{ host: host.telemetry, verdict: 'blocked' }],
    },
  },
];
