import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const retired = 'retired.services.example';

/** The company's name server does not know the name, nor does the proxy's: it is gone. */
export const retiredName: Scenario = {
  ...usual,
  name: 'retired-name',
  title: "A name of the user's own that neither we nor the proxy can find",
  innocent: true,
  hosts: [host.gatewayNorth],
  targets: [`https://${retired}/`],
  routes: ['direct', 'proxy:open'],
  proxies: [
    {
      name: 'open',
      kind: 'http',
      rules: [
        {
          host: retired,
          reply: { kind: 'upstream', status: 503, squidError: 'ERR_DNS_FAIL 0' },
        },
      ],
    },
  ],
  faults: { names: [{ host: retired, fault: { kind: 'nxdomain' } }] },
  expect: {
    findings: [
      { kind: 'name-not-found', host: retired, route: 'direct' },
      { kind: 'proxy-upstream-failure', host: retired, route: 'proxy:open' },
    ],
    possible: [{ kind: 'service-outage', host: retired }],
    absent: ['proxy-policy-refusal', 'sinkhole-address'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
  },
};

/** The alias still stands, and what it leads to was given up. */
export const danglingAlias: Scenario = {
  ...usual,
  name: 'dangling-alias',
  title: 'A name that is an alias of one that was given up',
  innocent: true,
  hosts: [host.gatewayNorth],
  targets: [`https://${retired}/`],
  compared: [{ host: retired, fault: { kind: 'dangling', alias: 'gone.azurewebsites.example' } }],
  faults: {
    names: [{ host: retired, fault: { kind: 'dangling', alias: 'gone.azurewebsites.example' } }],
  },
  expect: {
    findings: [{ kind: 'name-not-found', host: retired }],
    absent: ['resolver-disagreement', 'sinkhole-address'],
    verdicts: [
      { host: retired, verdict: 'inconclusive' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};

/** A name server of our own says that there is none, and the proxy finds it. */
export const nameTakenAway: Scenario = {
  ...usual,
  name: 'name-taken-away',
  title: 'A name server that denies a name, which the proxy finds',
  hosts: [host.gatewayNorth, host.telemetry],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: { names: [{ host: host.telemetry, fault: { kind: 'nxdomain' } }] },
  expect: {
    findings: [{ kind: 'name-not-found', host: host.telemetry, route: 'direct' }],
    absent: ['service-outage', 'sinkhole-address'],
    verdicts: [
      { host: host.telemetry, route: 'direct', verdict: 'blocked' },
      { host: host.telemetry, route: 'proxy:open', verdict: 'reachable' },
      { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
    ],
  },
};

/** An answer without an address, where another name server has one. */
export const addressTakenAway: Scenario = {
  ...usual,
  name: 'address-taken-away',
  title: 'A name server that keeps the address of one name to itself',
  hosts: [host.gatewayNorth, host.telemetry],
  compared: [],
  faults: { names: [{ host: host.telemetry, fault: { kind: 'no-data' } }] },
  expect: {
    findings: [
      { kind: 'name-without-address', host: host.telemetry },
      { kind: 'resolver-disagreement', host: host.telemetry },
    ],
    absent: ['service-outage', 'sinkhole-address'],
    verdicts: [
      { host: host.telemetry, verdict: 'blocked' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
