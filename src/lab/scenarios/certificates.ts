import type { Scenario } from './scenario.ts';
import { host, places, usual } from './usual.ts';

/** Handshakes that end with a certificate that is not right: opened on the way, or faulty. */
export const certificates: readonly Scenario[] = [
  // TLS inspection of everything, with the product's root sent along.
  {
    ...usual,
    name: 'interception',
    title: 'A firewall that inspects all TLS',
    hosts: [host.gatewayNorth, host.telemetry, host.automationNorth],
    faults: {
      paths: [
        { host: '*', via: 'direct', fault: { kind: 'intercept', by: 'fortinet', rootSent: true } },
      ],
    },
    expect: {
      findings: [{ kind: 'interception', route: 'direct' }],
      absent: ['incomplete-chain', 'untrusted-root', 'self-signed-certificate'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'blocked' },
        { host: host.telemetry, verdict: 'blocked' },
        { host: host.automationNorth, verdict: 'blocked' },
      ],
    },
  },
  // TLS inspection that shows its leaf alone, which looks like a forgotten intermediate.
  {
    ...usual,
    name: 'interception-without-root',
    title: 'TLS inspection that hides its root',
    hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
    faults: {
      paths: [
        {
          host: host.gatewayWest,
          via: 'direct',
          fault: { kind: 'intercept', by: 'company', rootSent: false },
        },
      ],
    },
    expect: {
      findings: [{ kind: 'interception', host: host.gatewayWest, route: 'direct' }],
      absent: ['incomplete-chain'],
      verdicts: [{ host: host.gatewayWest, verdict: 'blocked' }],
    },
  },
  // Certificates that are wrong in themselves, beside others that are right.
  {
    ...usual,
    name: 'certificate-faults',
    title: 'Certificates with a wrong name, not yet valid, or signed by themselves',
    innocent: true,
    hosts: [
      host.gatewayNorth,
      host.gatewayWest,
      host.gatewayNorth3,
      host.gatewayWest3,
      host.automationNorth,
    ],
    faults: {
      paths: [
        { host: host.gatewayWest, fault: { kind: 'certificate', flaw: 'wrong-name' } },
        { host: host.gatewayNorth3, fault: { kind: 'certificate', flaw: 'not-yet-valid' } },
        { host: host.gatewayWest3, fault: { kind: 'certificate', flaw: 'self-signed' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'certificate-name-mismatch', host: host.gatewayWest },
        { kind: 'certificate-not-yet-valid', host: host.gatewayNorth3 },
        { kind: 'self-signed-certificate', host: host.gatewayWest3 },
      ],
      absent: ['clock-skew', 'interception'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'down' },
        { host: host.gatewayWest3, verdict: 'inconclusive' },
      ],
    },
  },
  // Only where the sensor pins is it worth a word that a chain ends in another public root.
  {
    ...usual,
    name: 'unexpected-root',
    title: 'Certificates by a public authority that is none of the services',
    hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
    faults: {
      paths: [
        {
          host: host.gatewayWest,
          via: 'direct',
          fault: { kind: 'other-authority', crossSigned: false },
        },
        { host: host.automationNorth, fault: { kind: 'other-authority', crossSigned: false } },
      ],
    },
    expect: {
      findings: [{ kind: 'unexpected-root', host: host.gatewayWest, route: 'direct' }],
      absent: ['interception', 'untrusted-root', 'incomplete-chain'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'degraded' },
        { host: host.automationNorth, verdict: 'reachable' },
      ],
    },
  },
  // The services pass, and what their certificates name is let out to nobody.
  {
    ...usual,
    name: 'revocation-blocked',
    title: 'A firewall that drops where revocation of certificates is told',
    hosts: [host.gatewayNorth, host.telemetry, host.automationNorth],
    revocation: { crl: [`http://${places.list}/r1.crl`], ocsp: [`http://${places.responder}/`] },
    faults: {
      paths: [
        { host: places.list, via: 'direct', fault: { kind: 'drop' } },
        { host: places.responder, via: 'direct', fault: { kind: 'refuse' } },
      ],
    },
    expect: {
      findings: [{ kind: 'revocation-unreachable', route: 'direct' }],
      absent: ['interception', 'service-outage', 'unexpected-root'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'degraded' },
        { host: host.automationNorth, verdict: 'degraded' },
      ],
    },
  },
  // A service of the user's own, inside: its address is private and its root is the company's.
  {
    ...usual,
    name: 'own-service',
    title: 'A private service behind a root that nobody else knows',
    innocent: true,
    hosts: [host.gatewayNorth],
    targets: ['https://intranet.example.org/'],
    faults: {
      names: [
        {
          host: 'intranet.example.org',
          fault: { kind: 'address', address: '10.3.3.3', served: true },
        },
      ],
      paths: [
        {
          host: 'intranet.example.org',
          fault: { kind: 'intercept', by: 'company', rootSent: true },
        },
      ],
    },
    expect: {
      findings: [{ kind: 'untrusted-root', host: 'intranet.example.org', route: 'direct' }],
      absent: ['sinkhole-address', 'interception', 'incomplete-chain'],
      verdicts: [
        { host: 'intranet.example.org', verdict: 'inconclusive' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // Every certificate begins in the future: it is the clock that is wrong.
  {
    ...usual,
    name: 'clock-skew',
    title: 'A machine whose clock is days behind',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth],
    faults: {
      paths: [{ host: '*', fault: { kind: 'certificate', flaw: 'not-yet-valid', clockAhead: 4 } }],
    },
    expect: {
      findings: [{ kind: 'clock-skew' }],
      absent: ['certificate-not-yet-valid', 'interception', 'service-outage'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'inconclusive' }],
    },
  },
  // The handshake ends well, and then the server wants to know who is there.
  {
    ...usual,
    name: 'client-certificate',
    title: 'A server that demands a client certificate',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest],
    faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'client-certificate' } }] },
    expect: {
      findings: [{ kind: 'client-certificate-demand', host: host.gatewayWest }],
      absent: ['handshake-alert', 'exchange-closure', 'exchange-reset'],
    },
  },
];
