import type { Scenario } from './scenario.ts';
import { host, places, usual } from './usual.ts';

const signedHosts = [host.gatewayNorth, host.gatewayWest, host.telemetry];
const issuers = [`http://${places.issuers}/ca-01.cer`];

/** Twins: who signs a certificate, who is believed, and since when. */
export const authorities: readonly Scenario[] = [
  // Two certificates of one signer: the first leads to a root that is retired, the second to ours.
  {
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
  },
  // The name of a public authority on a key that is not its own, and nothing else sent.
  {
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
  },
  // All of them forgot the same link; their certificates say where it lies, and there it is.
  {
    ...usual,
    name: 'fetched-link',
    title: 'Services that send their own certificates alone, which say where the link lies',
    innocent: true,
    hosts: signedHosts,
    revocation: { issuers },
    faults: {
      paths: signedHosts.map((one) => ({
        host: one,
        fault: { kind: 'certificate', flaw: 'leaf-only' },
      })),
    },
    expect: {
      findings: [{ kind: 'incomplete-chain' }],
      absent: ['interception', 'untrusted-root', 'service-outage'],
      verdicts: signedHosts.map((one) => ({ host: one, verdict: 'degraded' as const })),
    },
  },
  // A stranger signs for several services, and sends nothing that would prove who it is.
  {
    ...usual,
    name: 'leaf-alone',
    title: 'An inspection that sends its leaves alone, under a name of its own',
    hosts: signedHosts,
    faults: {
      paths: [host.gatewayWest, host.telemetry].map((one) => ({
        host: one,
        via: 'direct',
        fault: {
          kind: 'issued-by',
          issuer: { CN: 'TLS inspection CA 9', O: 'Example Company' },
          rootSent: false,
        },
      })),
    },
    expect: {
      findings: [
        { kind: 'interception', host: host.gatewayWest },
        { kind: 'interception', host: host.telemetry },
      ],
      absent: ['service-outage', 'incomplete-chain'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'blocked' },
        { host: host.telemetry, verdict: 'blocked' },
      ],
    },
  },
  // One certificate ran out, and our clock agrees with everybody's.
  {
    ...usual,
    name: 'expired-certificates',
    title: "Hosts of the user's own that all forgot to renew, and a clock that is right",
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry],
    targets: ['https://a.services.example/', 'https://b.services.example/'],
    faults: {
      paths: ['a.services.example', 'b.services.example'].map((one) => ({
        host: one,
        fault: { kind: 'certificate', flaw: 'expired' },
      })),
    },
    expect: {
      findings: [
        { kind: 'certificate-expiry', host: 'a.services.example' },
        { kind: 'certificate-expiry', host: 'b.services.example' },
      ],
      absent: ['clock-skew', 'interception'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'reachable' },
      ],
    },
  },
];
