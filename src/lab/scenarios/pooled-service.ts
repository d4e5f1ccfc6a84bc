import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Zero-trust clients lead names into a pool of their own (RFC 6598), and the service itself answers. */
export const pooledService: Scenario = {
  ...usual,
  name: 'pooled-service',
  title: 'Services behind addresses of a private pool, with their own certificates',
  innocent: true,
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.revocation],
  faults: {
    names: [
      { host: host.gatewayWest, fault: { kind: 'address', address: '100.64.9.8', served: true } },
      { host: host.telemetry, fault: { kind: 'address', address: '10.9.9.9', served: true } },
      { host: host.revocation, fault: { kind: 'address', address: '100.64.9.9', served: true } },
    ],
    // Microsoft's own tools let a 404 pass.
    paths: [{ host: host.gatewayWest, fault: { kind: 'status', status: 404 } }],
  },
  expect: {
    findings: [],
    possible: [{ kind: 'unexpected-answer', host: host.gatewayWest }],
    absent: ['sinkhole-address', 'interception', 'block-page'],
    verdicts: [
      { host: host.telemetry, verdict: 'reachable' },
      { host: host.revocation, verdict: 'reachable' },
    ],
  },
};

/** Addresses at which no public service can be (RFC 6666, 6890), and nobody is. */
export const bogonAnswers: Scenario = {
  ...usual,
  name: 'bogon-answers',
  title: 'A name server that leads names to discard-only and private addresses',
  hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth],
  faults: {
    names: [
      { host: host.gatewayWest, fault: { kind: 'address', address: '100.64.9.8' } },
      { host: host.telemetry, fault: { kind: 'address', address: '100::1' } },
      { host: host.automationNorth, fault: { kind: 'address', address: '2002:a00:1::1' } },
    ],
  },
  expect: {
    findings: [
      { kind: 'sinkhole-address', host: host.gatewayWest },
      { kind: 'sinkhole-address', host: host.telemetry },
      { kind: 'sinkhole-address', host: host.automationNorth },
    ],
    absent: ['service-outage'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'blocked' },
      { host: host.telemetry, verdict: 'blocked' },
      { host: host.automationNorth, verdict: 'blocked' },
    ],
  },
};
