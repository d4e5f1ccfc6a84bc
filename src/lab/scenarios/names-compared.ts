import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The company's name server filters, and another one shows it. */
export const namesCompared: Scenario = {
  ...usual,
  name: 'names-compared',
  title: 'A name server that filters, beside one that does not',
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth],
  compared: [],
  faults: {
    names: [
      { host: host.gatewayWest, fault: { kind: 'nxdomain' } },
      { host: host.telemetry, fault: { kind: 'address', address: '0.0.0.0' } },
    ],
  },
  expect: {
    findings: [
      { kind: 'name-not-found', host: host.gatewayWest },
      { kind: 'resolver-disagreement', host: host.gatewayWest },
      { kind: 'sinkhole-address', host: host.telemetry },
      { kind: 'resolver-disagreement', host: host.telemetry },
    ],
    absent: ['dns-injection'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'blocked' },
      { host: host.telemetry, verdict: 'blocked' },
    ],
  },
};
