import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A name server that refuses, fails, keeps silent, or answers somebody else. */
export const resolverTrouble: Scenario = {
  ...usual,
  name: 'resolver-trouble',
  title: 'A name server that refuses, fails or keeps silent',
  hosts: [
    host.gatewayNorth,
    host.gatewayWest,
    host.telemetry,
    host.automationNorth,
    host.automationWest,
    host.samplesNorth,
  ],
  faults: {
    names: [
      { host: host.gatewayWest, fault: { kind: 'refused' } },
      { host: host.telemetry, fault: { kind: 'servfail' } },
      { host: host.automationNorth, fault: { kind: 'silence' } },
      { host: host.automationWest, fault: { kind: 'wrong-id' } },
      { host: host.samplesNorth, fault: { kind: 'garbage' } },
    ],
  },
  expect: {
    findings: [
      { kind: 'resolver-refusal', host: host.gatewayWest },
      { kind: 'resolver-failure', host: host.telemetry },
      { kind: 'resolver-silence', host: host.automationNorth },
      { kind: 'resolver-silence', host: host.automationWest },
      { kind: 'resolver-failure', host: host.samplesNorth },
    ],
    absent: ['name-not-found', 'sinkhole-address'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
  },
};
