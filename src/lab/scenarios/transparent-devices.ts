import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const hosts = [host.gatewayNorth, host.telemetry, host.automationNorth, host.revocation];
const reachable = hosts.map((one) => ({ host: one, verdict: 'reachable' as const }));
const bank = 'intra.services.example';
const origin = 'origin.services.example';
const navasta = 'navasta.services.example';
const appliance = 'firewall.services.example';

/** Twins: devices that take every connection, and services that look like them. */
export const transparentDevices: readonly Scenario[] = [
  // A transparent proxy that goes by the name, and lets everything pass.
  {
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
  },
  // A transparent proxy that opens TLS.
  {
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
  },
  // The same device, where the services were exempted from it as they should be.
  {
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
  },
  // Nobody is there, and nobody says so: a packet filter that drops, as most ways out do.
  {
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
  },
  // "Cisco" stands in San Francisco, and "avast" in Navasta; an appliance may name its maker.
  {
    ...usual,
    name: 'san-francisco',
    title: "Hosts of the user's own whose certificates hold a vendor's mark by chance",
    innocent: true,
    hosts: [host.gatewayNorth],
    targets: [bank, origin, navasta, appliance].map((one) => `https://${one}/`),
    faults: {
      paths: [
        {
          host: bank,
          fault: {
            kind: 'issued-by',
            issuer: {
              CN: 'Example Bank Issuing CA',
              O: 'Example Bank',
              L: 'San Francisco',
              ST: 'California',
              C: 'US',
            },
            rootSent: true,
          },
        },
        {
          host: origin,
          fault: {
            kind: 'issued-by',
            issuer: {
              OU: 'Example Edge Origin SSL Certificate Authority',
              O: 'Example Edge, Inc.',
              L: 'San Francisco',
              ST: 'California',
              C: 'US',
            },
            rootSent: false,
          },
        },
        {
          host: navasta,
          fault: { kind: 'own-certificate', subject: { CN: navasta, O: 'Navasta Ltd' } },
        },
        {
          host: appliance,
          fault: {
            kind: 'own-certificate',
            subject: { CN: appliance, OU: 'FortiGate', O: 'Fortinet' },
          },
        },
      ],
    },
    expect: {
      findings: [
        { kind: 'untrusted-root', host: bank },
        { kind: 'self-signed-certificate', host: navasta },
        { kind: 'self-signed-certificate', host: appliance },
      ],
      // Without its root, what signed it is not there to be seen.
      possible: [
        { kind: 'untrusted-root', host: origin },
        { kind: 'incomplete-chain', host: origin },
      ],
      absent: ['interception', 'service-outage'],
      verdicts: [
        { host: bank, verdict: 'inconclusive' },
        { host: navasta, verdict: 'inconclusive' },
        { host: appliance, verdict: 'inconclusive' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // The same name before listed services: whoever it is, it is not theirs.
  {
    ...usual,
    name: 'unknown-inspector',
    title: 'An inspection that no product is known by, from San Francisco',
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    faults: {
      paths: [host.gatewayWest, host.telemetry].map((one) => ({
        host: one,
        via: 'direct',
        fault: {
          kind: 'issued-by',
          issuer: { CN: 'Example Bank Issuing CA', O: 'Example Bank', L: 'San Francisco', C: 'US' },
          rootSent: true,
        },
      })),
    },
    expect: {
      findings: [
        { kind: 'interception', host: host.gatewayWest },
        { kind: 'interception', host: host.telemetry },
      ],
      absent: ['untrusted-root', 'incomplete-chain'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'blocked' },
        { host: host.telemetry, verdict: 'blocked' },
      ],
    },
  },
];
