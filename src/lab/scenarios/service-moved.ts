import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Nobody but the service itself could send the redirect: its own chain vouches for it. */
export const serviceMoved: Scenario = {
  ...usual,
  name: 'service-moved',
  title: 'A service that leads to another domain itself, behind its own certificate',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.gatewayWest3],
  faults: {
    paths: [
      {
        host: host.gatewayWest,
        fault: { kind: 'redirect', to: 'https://gateway.new-home.example/commands/test' },
      },
      {
        host: host.gatewayWest3,
        fault: { kind: 'redirect', to: 'https://gateway.new-home.example/commands/test' },
      },
    ],
  },
  expect: {
    findings: [
      { kind: 'unexpected-answer', host: host.gatewayWest },
      { kind: 'unexpected-answer', host: host.gatewayWest3 },
    ],
    absent: ['block-page', 'captive-portal'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'degraded' },
      { host: host.gatewayWest3, verdict: 'degraded' },
    ],
  },
};
