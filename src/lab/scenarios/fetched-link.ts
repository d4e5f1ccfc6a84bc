import type { Scenario } from '../scenario.ts';
import { host, places, usual } from './usual.ts';

const hosts = [host.gatewayNorth, host.gatewayWest, host.telemetry];
const issuers = [`http://${places.issuers}/ca-01.cer`];

/** All of them forgot the same link; their certificates say where it lies, and there it is. */
export const fetchedLink: Scenario = {
  ...usual,
  name: 'fetched-link',
  title: 'Services that send their own certificates alone, which say where the link lies',
  innocent: true,
  hosts,
  revocation: { issuers },
  faults: {
    paths: hosts.map((one) => ({
      host: one,
      fault: { kind: 'certificate', flaw: 'leaf-only' },
    })),
  },
  expect: {
    findings: [{ kind: 'incomplete-chain' }],
    absent: ['interception', 'untrusted-root', 'service-outage'],
    verdicts: hosts.map((one) => ({ host: one, verdict: 'degraded' as const })),
  },
};

/** A stranger signs for several services, and sends nothing that would prove who it is. */
export const leafAlone: Scenario = {
  ...usual,
  name: 'leaf-alone',
  title: 'An inspection that sends its leaves alone, under a name of its own',
  hosts,
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
};
