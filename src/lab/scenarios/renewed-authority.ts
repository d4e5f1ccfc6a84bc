import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Two certificates of one signer: the first leads to a root that is retired, the second to ours. */
export const renewedAuthority: Scenario = {
  ...usual,
  name: 'renewed-authority',
  title: 'A chain whose first link is an old one, and whose second is due',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  faults: {
    paths: [host.gatewayWest, host.telemetry].map((one) => ({
      host: one,
      fault: { kind: 'old-link-first' },
    })),
  },
  expect: {
    findings: [],
    absent: ['incomplete-chain', 'interception', 'untrusted-root', 'unexpected-root'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'reachable' },
      { host: host.telemetry, verdict: 'reachable' },
    ],
  },
};

/** The name of a public authority on a key that is not its own, and nothing else sent. */
export const borrowedIssuer: Scenario = {
  ...usual,
  name: 'borrowed-issuer',
  title: "An interceptor that borrows the name of the services' own authority",
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
  faults: {
    paths: [host.gatewayWest, host.telemetry].map((one) => ({
      host: one,
      via: 'direct',
      fault: {
        kind: 'issued-by',
        issuer: {
          CN: 'Microsoft Azure RSA TLS Issuing CA 03',
          O: 'Microsoft Corporation',
          C: 'US',
        },
        rootSent: false,
      },
    })),
  },
  expect: {
    // One way alone cannot tell a forged link from one that was forgotten: but it is no pass.
    findings: [
      { kind: 'incomplete-chain', host: host.gatewayWest },
      { kind: 'incomplete-chain', host: host.telemetry },
    ],
    absent: ['service-outage', 'untrusted-root'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'inconclusive' },
      { host: host.telemetry, verdict: 'inconclusive' },
    ],
  },
};
