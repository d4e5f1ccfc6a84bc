import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const { gatewayNorth, gatewayWest, telemetry } = host;

/** A device on the direct way breaks off whatever offers TLS 1.3; the proxy's way is free of it. */
export const oldInspection: Scenario = {
  ...usual,
  name: 'old-inspection',
  title: 'A device on the direct way that cannot stand TLS 1.3',
  hosts: [gatewayNorth, gatewayWest, telemetry],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [{ host: '*', via: 'direct', fault: { kind: 'version-filter', answer: 'reset' } }],
  },
  expect: {
    findings: [{ kind: 'tls-intolerance', route: 'direct' }],
    absent: ['sni-filter', 'handshake-reset', 'service-outage'],
    verdicts: [gatewayNorth, gatewayWest, telemetry].flatMap((one) => [
      { host: one, route: 'direct' as const, verdict: 'blocked' as const },
      { host: one, route: 'proxy:open' as const, verdict: 'reachable' as const },
    ]),
  },
};
