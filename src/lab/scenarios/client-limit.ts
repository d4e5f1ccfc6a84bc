import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const hosts = [
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

/** Too many of ours at a time, and the proxy hangs up, as `client_ip_max_connections` has it. */
export const clientLimit: Scenario = {
  ...usual,
  name: 'client-limit',
  title: 'A proxy that takes two connections of one client, and hangs up on more',
  innocent: true,
  hosts,
  routes: ['proxy:full'],
  proxies: [{ name: 'full', kind: 'http', limit: { atOnce: 2, reply: { kind: 'hang-up' } } }],
  faults: { paths: [slowly] },
  expect: limits,
};

/** The same in a word that looks like policy, as `acl maxconn` has it. */
export const clientLimitInWords: Scenario = {
  ...usual,
  name: 'client-limit-in-words',
  title: 'A proxy that takes two connections of one client, and answers 403 to more',
  innocent: true,
  hosts,
  routes: ['proxy:full'],
  proxies: [
    { name: 'full', kind: 'http', limit: { atOnce: 2, reply: { kind: 'block', by: 'squid' } } },
  ],
  faults: { paths: [slowly] },
  expect: limits,
};

/** A limit, and a rule beside it: alone and at the end, one name is refused still. */
export const limitAndPolicy: Scenario = {
  ...usual,
  name: 'limit-and-policy',
  title: 'A proxy that takes two connections of one client, and refuses one name each time',
  hosts,
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
};

/** A forwarder that works on so many questions at a time, and refuses the rest. */
export const queryLimit: Scenario = {
  ...usual,
  name: 'query-limit',
  title: 'A name server that takes two questions at a time, and refuses more',
  innocent: true,
  hosts,
  faults: { nameServer: { limit: { atOnce: 2, workMs: 60 } } },
  expect: limits,
};

/** The limit, and a name that is refused alone as well; another name server knows it. */
export const limitAndNameFilter: Scenario = {
  ...usual,
  name: 'limit-and-name-filter',
  title: 'A name server that takes two questions at a time, and refuses one name each time',
  hosts,
  compared: [],
  faults: {
    nameServer: { limit: { atOnce: 2, workMs: 60 } },
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
};
