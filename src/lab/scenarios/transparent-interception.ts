import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const hosts = [host.gatewayNorth, host.telemetry, host.automationNorth, host.revocation];
const reachable = hosts.map((one) => ({ host: one, verdict: 'reachable' as const }));

/** A transparent proxy that goes by the name, and lets everything pass. */
export const transparentProxy: Scenario = {
  ...usual,
  name: 'transparent-proxy',
  title: 'A device that accepts for everybody, and lets all of it pass',
  hosts,
  faults: { nobody: 'pass' },
  expect: {
    findings: [{ kind: 'transparent-interception', route: 'direct' }],
    absent: ['interception', 'captive-portal', 'unexpected-answer'],
    verdicts: reachable,
  },
};

/** A transparent proxy that opens TLS. */
export const transparentInspection: Scenario = {
  ...usual,
  name: 'transparent-inspection',
  title: 'A device that accepts for everybody, and opens TLS',
  hosts: hosts.slice(0, 3),
  faults: {
    paths: [
      { host: '*', via: 'direct', fault: { kind: 'intercept', by: 'company', rootSent: true } },
    ],
    nobody: { kind: 'intercept', by: 'company', rootSent: true },
  },
  expect: {
    findings: [
      { kind: 'interception', route: 'direct' },
      { kind: 'transparent-interception', route: 'direct' },
    ],
    absent: ['untrusted-root', 'self-signed-certificate'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'blocked' }],
  },
};

/** The same device, where the services were exempted from it as they should be. */
export const transparentExemption: Scenario = {
  ...usual,
  name: 'transparent-exemption',
  title: 'A device that opens TLS for everybody but the services',
  innocent: true,
  hosts,
  faults: { nobody: { kind: 'intercept', by: 'company', rootSent: true } },
  expect: {
    findings: [{ kind: 'transparent-interception', route: 'direct' }],
    absent: ['interception', 'untrusted-root'],
    verdicts: reachable,
  },
};

/** Nobody is there, and nobody says so: a packet filter that drops, as most ways out do. */
export const nobodyAnswers: Scenario = {
  ...usual,
  name: 'nobody-answers',
  title: 'Addresses at which nobody is stay silent, as they should',
  innocent: true,
  hosts,
  faults: { nobody: { kind: 'drop' } },
  expect: {
    findings: [],
    absent: ['transparent-interception', 'port-silence'],
    verdicts: reachable,
  },
};
