import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const hosts = [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth];

/** Now and then the large packets of a handshake are lost, as behind a tunnel with a full queue. */
export const lossyPath: Scenario = {
  ...usual,
  name: 'lossy-path',
  title: 'A way on which handshakes are lost now and then',
  innocent: true,
  timeoutMs: 800,
  hosts,
  faults: {
    paths: hosts.map((one, seed) => ({
      host: one,
      via: 'direct',
      fault: {
        kind: 'at-times',
        times: { share: 0.4, seed: seed + 20 },
        fault: { kind: 'after-hello', answer: 'stall' },
      },
    })),
  },
  expect: {
    findings: [],
    possible: [{ kind: 'passing-fault' }, { kind: 'handshake-silence' }],
    absent: ['sni-filter', 'tls-intolerance', 'service-outage'],
  },
};
