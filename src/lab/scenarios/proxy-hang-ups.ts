import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const hosts = [
  host.gatewayNorth,
  host.gatewayWest,
  host.gatewayNorth3,
  host.gatewayWest3,
  host.telemetry,
];

/** A proxy that loses every second request, whatever it asks for. */
export const proxyHangUps: Scenario = {
  ...usual,
  name: 'proxy-hang-ups',
  title: 'A proxy that hangs up now and then',
  innocent: true,
  hosts,
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
};

/** A proxy that hangs up on one name alone, each time, as `deny_info TCP_RESET` does. */
export const proxyHangsUpOnOne: Scenario = {
  ...usual,
  name: 'proxy-hangs-up-on-one',
  title: 'A proxy that resets whoever asks for one name, and no other',
  hosts,
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
};
