import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A packet filter that drops, for two hosts. */
export const droppedPort: Scenario = {
  ...usual,
  name: 'dropped-port',
  title: 'A firewall that drops: no answer at all',
  hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
  faults: {
    paths: [
      { host: host.gatewayWest, via: 'direct', fault: { kind: 'drop' } },
      { host: host.automationNorth, via: 'direct', fault: { kind: 'drop' } },
    ],
  },
  expect: {
    findings: [
      { kind: 'port-silence', host: host.gatewayWest, route: 'direct' },
      { kind: 'port-silence', host: host.automationNorth, route: 'direct' },
    ],
    absent: ['port-refusal', 'handshake-silence'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'blocked' },
    ],
  },
};
