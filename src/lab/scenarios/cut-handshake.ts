import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Handshakes that fail whatever the name, so that nobody can be accused. */
export const cutHandshake: Scenario = {
  ...usual,
  name: 'cut-handshake',
  title: 'Handshakes that are cut under every name',
  hosts: [
    host.gatewayNorth,
    host.gatewayWest,
    host.gatewayNorth3,
    host.gatewayWest3,
    host.telemetry,
  ],
  faults: {
    paths: [
      { host: host.gatewayWest, via: 'direct', fault: { kind: 'after-hello', answer: 'reset' } },
      { host: host.gatewayNorth3, via: 'direct', fault: { kind: 'after-hello', answer: 'close' } },
      { host: host.gatewayWest3, via: 'direct', fault: { kind: 'after-hello', answer: 'stall' } },
      {
        host: host.telemetry,
        via: 'direct',
        fault: { kind: 'after-hello', answer: { alert: 40 } },
      },
    ],
  },
  expect: {
    findings: [
      { kind: 'handshake-reset', host: host.gatewayWest },
      { kind: 'handshake-closure', host: host.gatewayNorth3 },
      { kind: 'handshake-silence', host: host.gatewayWest3 },
      { kind: 'handshake-alert', host: host.telemetry },
    ],
    absent: ['sni-filter', 'passing-fault'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'inconclusive' },
      { host: host.gatewayNorth3, verdict: 'inconclusive' },
    ],
  },
};
