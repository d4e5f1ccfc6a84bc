import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const hosts = [
  host.gatewayNorth,
  host.gatewayWest,
  host.gatewayNorth3,
  host.gatewayWest3,
  host.telemetry,
  host.automationNorth,
  host.automationWest,
  host.samplesNorth,
  host.samplesWest,
  host.definitions,
];

/** Whatever the name: an overloaded device on the way resets a third of all handshakes. */
export const randomResets: Scenario = {
  ...usual,
  name: 'random-resets',
  title: 'A device on the way that resets every third handshake by chance',
  innocent: true,
  hosts,
  faults: {
    paths: hosts.map((one, seed) => ({
      host: one,
      via: 'direct',
      fault: {
        kind: 'at-times',
        times: { share: 0.35, seed },
        fault: { kind: 'after-hello', answer: 'reset' },
      },
    })),
  },
  expect: {
    findings: [{ kind: 'passing-fault' }],
    possible: [{ kind: 'handshake-reset' }],
    absent: ['sni-filter', 'tls-intolerance', 'service-outage'],
  },
};

/** The same resets, for one name and nobody else, each time. */
export const steadyResets: Scenario = {
  ...usual,
  name: 'steady-resets',
  title: 'A device on the way that resets one name each time, and no other',
  hosts,
  faults: {
    paths: [
      { host: host.telemetry, via: 'direct', fault: { kind: 'sni-filter', answer: 'reset' } },
    ],
  },
  expect: {
    findings: [{ kind: 'sni-filter', host: host.telemetry }],
    absent: ['passing-fault', 'service-outage'],
    verdicts: [{ host: host.telemetry, verdict: 'blocked' }],
  },
};
