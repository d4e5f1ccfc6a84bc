import type { CertificateFlaw } from '../../../src/lab/fault/fault.ts';
import { openssl } from '../device/openssl.ts';
import { squid } from '../device/squid.ts';
import type { RealCase } from '../real-case.ts';
import { type Service, services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const { gateway, gateway3, west, storage, signatures, protection, revocation } = services;
const { direct } = ways;

/** What the services themselves do, in order and out of order. */
export const serviceCases: readonly RealCase[] = [
  {
    name: 'all services answer as they are due to: 200, 400, 404, 503',
    innocent: true,
    devices: [],
    services: [gateway, storage, signatures, protection, revocation],
    routes: [direct],
    expect: [],
  },
  {
    name: 'a service whose answer trickles',
    innocent: true,
    devices: [],
    services: [gateway, { ...west, trouble: { kind: 'slow', rate: 400 } }],
    routes: [direct],
    expect: [],
  },
  {
    // The head fits into the first second's share, and the body needs three.
    name: 'a service whose answer trickles for longer than a step may take',
    innocent: true,
    devices: [],
    services: [gateway, { ...west, trouble: { kind: 'slow', rate: 200 } }],
    routes: [direct],
    expect: [],
  },
  {
    name: 'a service that forgot its intermediate certificate',
    innocent: true,
    devices: [],
    services: [gateway, flawed(west, 'leaf-only')],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'degraded', 'incomplete-chain'),
  },
  {
    name: 'services with certificates that are wrong in themselves',
    innocent: true,
    devices: [],
    services: [
      gateway,
      flawed(west, 'expired'),
      flawed(storage, 'wrong-name'),
      flawed(gateway3, 'not-yet-valid'),
      flawed(signatures, 'self-signed'),
    ],
    routes: [direct],
    expect: [
      ...outcomes({ route: direct, of: [west] }, 'down', 'certificate-expiry'),
      ...outcomes({ route: direct, of: [storage] }, 'down', 'certificate-name-mismatch'),
      ...outcomes({ route: direct, of: [gateway3] }, 'down', 'certificate-not-yet-valid'),
      ...outcomes({ route: direct, of: [signatures] }, 'inconclusive', 'self-signed-certificate'),
    ],
  },
  {
    name: 'a service that demands a certificate of its client',
    devices: [],
    services: [gateway, { ...west, trouble: { kind: 'client-certificate' } }],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'inconclusive', 'client-certificate-demand'),
  },
  {
    name: 'services that demand a certificate of their client within TLS 1.3, and 1.2',
    devices: [openssl(west, '-tls1_3'), openssl(storage, '-tls1_2')],
    services: [gateway, elsewhere(west), elsewhere(storage)],
    routes: [direct],
    expect: [
      ...outcomes({ route: direct, of: [west] }, 'inconclusive', {
        kind: 'client-certificate-demand',
        facts: { alert: 116 },
      }),
      ...outcomes({ route: direct, of: [storage] }, 'inconclusive', {
        kind: 'handshake-alert',
        facts: { alert: 40 },
      }),
    ],
  },
  {
    name: 'HTTP on the port of HTTPS',
    devices: [],
    services: [gateway, { ...west, trouble: { kind: 'plaintext' } }],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'blocked', {
      kind: 'plaintext-answer',
      facts: { status: 400 },
    }),
  },
  {
    name: 'a server that knows no such name, nor any other',
    devices: [],
    services: [gateway, { ...west, trouble: { kind: 'unknown-name' } }],
    routes: [direct],
    expect: outcomes({ route: direct, of: [west] }, 'inconclusive', {
      kind: 'handshake-alert',
      facts: { alert: 112 },
    }),
  },
  {
    name: 'a service answers with a status that is not its own',
    innocent: true,
    devices: [],
    services: [gateway, { ...west, status: 403 }, { ...gateway3, status: 500 }],
    routes: [direct],
    expect: [
      ...outcomes({ route: direct, of: [west] }, 'degraded', {
        kind: 'unexpected-answer',
        facts: { status: 403 },
      }),
      ...outcomes({ route: direct, of: [gateway3] }, 'down', {
        kind: 'unexpected-answer',
        facts: { status: 500 },
      }),
    ],
  },
  {
    name: 'a service that is down, directly and behind squid',
    innocent: true,
    devices: [squid()],
    services: [gateway, { ...west, trouble: { kind: 'down' } }],
    routes: [direct, ways.squid],
    // A firewall behind both ways that refuses looks the same from here.
    expect: [
      ...outcomes({ route: direct, of: [west] }, 'inconclusive', 'port-refusal', 'service-outage'),
      ...outcomes(
        { route: ways.squid, of: [west] },
        'inconclusive',
        { kind: 'proxy-upstream-failure', facts: { squidError: 'ERR_CONNECT_FAIL' } },
        'service-outage',
      ),
    ],
  },
];

function elsewhere(service: Service): Service {
  return { ...service, trouble: { kind: 'elsewhere' } };
}

function flawed(service: Service, flaw: CertificateFlaw): Service {
  return { ...service, trouble: { kind: 'certificate', flaw } };
}
