import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The name in ClientHello decides; the same address answers under any other name. */
export const sniFilter: Scenario = {
  ...usual,
  name: 'sni-filter',
  title: 'A firewall that reads server names: reset, close, silence, alert',
  hosts: [
    host.gatewayNorth,
    host.gatewayWest,
    host.gatewayNorth3,
    host.gatewayWest3,
    host.telemetry,
  ],
  faults: {
    paths: [
      { host: host.gatewayWest, via: 'direct', fault: { kind: 'sni-filter', answer: 'reset' } },
      { host: host.gatewayNorth3, via: 'direct', fault: { kind: 'sni-filter', answer: 'close' } },
      { host: host.gatewayWest3, via: 'direct', fault: { kind: 'sni-filter', answer: 'stall' } },
      {
        host: host.telemetry,
        via: 'direct',
        fault: { kind: 'sni-filter', answer: { alert: 112 } },
      },
    ],
  },
  expect: {
    findings: [
      { kind: 'sni-filter', host: host.gatewayWest },
      { kind: 'sni-filter', host: host.gatewayNorth3 },
      { kind: 'sni-filter', host: host.gatewayWest3 },
      { kind: 'sni-filter', host: host.telemetry },
    ],
    absent: ['handshake-reset', 'handshake-closure', 'handshake-silence', 'handshake-alert'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'blocked' },
      { host: host.gatewayWest3, verdict: 'blocked' },
    ],
  },
};
