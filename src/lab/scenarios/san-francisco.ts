import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const bank = 'intra.services.example';
const origin = 'origin.services.example';
const navasta = 'navasta.services.example';
const appliance = 'firewall.services.example';

/** "Cisco" stands in San Francisco, and "avast" in Navasta; an appliance may name its maker. */
export const sanFrancisco: Scenario = {
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
};

/** The same name before listed services: whoever it is, it is not theirs. */
export const unknownInspector: Scenario = {
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
};
