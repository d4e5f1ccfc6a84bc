import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const balanced = [
  host.gatewayNorth,
  host.gatewayWest,
  host.gatewayNorth3,
  host.gatewayWest3,
  host.telemetry,
  host.signatures,
];

// What is seen of a balancer depends on whose turn it was.
const chance: Scenario['expect'] = {
  findings: [],
  possible: [{ kind: 'passing-fault' }, { kind: 'handshake-reset' }, { kind: 'handshake-closure' }],
  absent: ['sni-filter', 'tls-intolerance', 'service-outage'],
};

/** A name that fails twice and passes under another name is what a balancer with one live member gives. */
export const deadMembers: Scenario = {
  ...usual,
  name: 'dead-members',
  title: 'Balancers of which two members in three reset every handshake',
  innocent: true,
  hosts: [...balanced, host.automationNorth],
  faults: {
    paths: balanced.map((one) => ({
      host: one,
      fault: {
        kind: 'at-times',
        times: { turns: 'xx.' },
        fault: { kind: 'after-hello', answer: 'reset' },
      },
    })),
  },
  expect: {
    ...chance,
    verdicts: [{ host: host.automationNorth, verdict: 'reachable' }],
  },
};

/** Whoever asks by turns, a name and a harmless one, meets the same member with the same name each time. */
export const everySecond: Scenario = {
  ...usual,
  name: 'every-second',
  title: 'Balancers of which one member in two closes every handshake',
  innocent: true,
  hosts: [...balanced, host.automationNorth],
  faults: {
    paths: balanced.map((one) => ({
      host: one,
      fault: {
        kind: 'at-times',
        times: { turns: 'x.' },
        fault: { kind: 'after-hello', answer: 'close' },
      },
    })),
  },
  expect: {
    ...chance,
    verdicts: [{ host: host.automationNorth, verdict: 'reachable' }],
  },
};
