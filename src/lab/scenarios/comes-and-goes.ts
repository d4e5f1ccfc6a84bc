import type { Scenario } from './scenario.ts';
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
const tenHosts = [
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
const fourHosts = [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth];

/** Twins: chance, and what only looks like it. */
export const comesAndGoes: readonly Scenario[] = [
  // A name that fails twice and passes under another name is what a balancer with one live member
  // gives.
  {
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
  },
  // Whoever asks by turns, a name and a harmless one, meets the same member with the same name
  // each time.
  {
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
  },
  // Whatever the name: an overloaded device on the way resets a third of all handshakes.
  {
    ...usual,
    name: 'random-resets',
    title: 'A device on the way that resets every third handshake by chance',
    innocent: true,
    hosts: tenHosts,
    faults: {
      paths: tenHosts.map((one, seed) => ({
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
  },
  // The same resets, for one name and nobody else, each time.
  {
    ...usual,
    name: 'steady-resets',
    title: 'A device on the way that resets one name each time, and no other',
    hosts: tenHosts,
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
  },
  // Now and then the large packets of a handshake are lost, as behind a tunnel with a full queue.
  {
    ...usual,
    name: 'lossy-path',
    title: 'A way on which handshakes are lost now and then',
    innocent: true,
    timeoutMs: 800,
    hosts: fourHosts,
    faults: {
      paths: fourHosts.map((one, seed) => ({
        host: one,
        via: 'direct',
        fault: {
          kind: 'at-times',
          times: { share: 0.4, seed: seed + 20 },
          fault: { kind: 'after-hello', answer: 'stall' },
        },
      })),
    },
    expect: {
      findings: [],
      possible: [{ kind: 'passing-fault' }, { kind: 'handshake-silence' }],
      absent: ['sni-filter', 'tls-intolerance', 'service-outage'],
    },
  },
];
