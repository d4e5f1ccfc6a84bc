import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Four ways in which a name server withholds a name. */
export const nameFilter: Scenario = {
  ...usual,
  name: 'name-filter',
  title: 'Names that are not found, empty, or sent to a sinkhole',
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
      { host: host.gatewayWest, fault: { kind: 'nxdomain' } },
      { host: host.telemetry, fault: { kind: 'no-data' } },
      { host: host.automationNorth, fault: { kind: 'address', address: '0.0.0.0' } },
      { host: host.automationWest, fault: { kind: 'address', address: '127.0.0.1' } },
      { host: host.samplesNorth, fault: { kind: 'address', address: '10.9.9.9' } },
    ],
  },
  expect: {
    findings: [
      { kind: 'name-not-found', host: host.gatewayWest },
      { kind: 'name-without-address', host: host.telemetry },
      { kind: 'sinkhole-address', host: host.automationNorth },
      { kind: 'sinkhole-address', host: host.automationWest },
      { kind: 'sinkhole-address', host: host.samplesNorth },
    ],
    absent: ['port-refusal', 'service-outage'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'blocked' },
      { host: host.automationNorth, verdict: 'blocked' },
    ],
  },
};
