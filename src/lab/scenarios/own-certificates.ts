import type { Scenario } from './scenario.ts';
import { host, places, usual } from './usual.ts';

/** Certificates that the services, or a proxy, present themselves. */
export const ownCertificates: readonly Scenario[] = [
  // The service let its certificate expire; its issuer is the right one.
  {
    ...usual,
    name: 'certificate-expired',
    title: 'A service whose certificate has expired',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
    faults: {
      paths: [{ host: host.gatewayWest, fault: { kind: 'certificate', flaw: 'expired' } }],
    },
    expect: {
      findings: [{ kind: 'certificate-expiry', host: host.gatewayWest, route: 'direct' }],
      absent: ['clock-skew', 'interception', 'untrusted-root'],
      verdicts: [{ host: host.gatewayWest, verdict: 'down' }],
    },
  },
  // The service forgot to send its intermediate certificate, which other services do send.
  {
    ...usual,
    name: 'missing-intermediate',
    title: 'A service that sends its own certificate alone',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
    faults: {
      paths: [{ host: host.gatewayWest, fault: { kind: 'certificate', flaw: 'leaf-only' } }],
    },
    expect: {
      findings: [{ kind: 'incomplete-chain', host: host.gatewayWest, route: 'direct' }],
      absent: ['interception', 'untrusted-root'],
      verdicts: [{ host: host.gatewayWest, verdict: 'degraded' }],
    },
  },
  // The service moved to a younger authority, for which the older one vouches.
  {
    ...usual,
    name: 'cross-signed-root',
    title: 'A new authority, cross-signed by the expected one',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    faults: {
      paths: [
        { host: host.gatewayWest, fault: { kind: 'other-authority', crossSigned: true } },
        { host: host.telemetry, fault: { kind: 'other-authority', crossSigned: true } },
      ],
    },
    expect: {
      findings: [],
      absent: ['unexpected-root', 'interception', 'untrusted-root'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'reachable' },
      ],
    },
  },
  // A responder finds nothing at the bare address, and says so: it can be reached all the same.
  {
    ...usual,
    name: 'revocation-answered',
    title: 'Revocation is told, and a responder does not like how it was asked',
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry],
    revocation: { crl: [`http://${places.list}/r1.crl`], ocsp: [`http://${places.responder}/`] },
    faults: { paths: [{ host: places.responder, fault: { kind: 'status', status: 404 } }] },
    expect: {
      findings: [],
      absent: ['revocation-unreachable', 'unexpected-answer'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.telemetry, verdict: 'reachable' },
      ],
    },
  },
  // A proxy over TLS that lets everything pass.
  {
    ...usual,
    name: 'secure-proxy',
    title: 'An HTTPS proxy in good order',
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry, host.trustList],
    routes: ['proxy:secure'],
    proxies: [{ name: 'secure', kind: 'https' }],
    faults: {},
    expect: {
      findings: [],
      absent: ['proxy-tls-failure', 'interception'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.trustList, verdict: 'reachable' },
      ],
    },
  },
];
