import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A block page in plain HTTP on the port of HTTPS. */
export const plaintextAnswer: Scenario = {
  ...usual,
  name: 'plaintext-answer',
  title: 'HTTP where TLS was due',
  hosts: [host.gatewayNorth, host.gatewayWest],
  faults: {
    paths: [
      { host: host.gatewayWest, via: 'direct', fault: { kind: 'plaintext', page: 'palo-alto' } },
    ],
  },
  expect: {
    findings: [{ kind: 'plaintext-answer', host: host.gatewayWest, route: 'direct' }],
    absent: ['handshake-failure', 'interception'],
    verdicts: [{ host: host.gatewayWest, verdict: 'blocked' }],
  },
};
