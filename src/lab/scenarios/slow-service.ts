import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const peers = Array.from({ length: 22 }, (_, index) => `https://s${index + 1}.peers.example/`);

/** One of many is slow: it passes, and it is told. */
export const slowService: Scenario = {
  ...usual,
  name: 'slow-service',
  title: 'One service of many takes 900 ms for what the others do at once',
  innocent: true,
  hosts: [host.gatewayNorth],
  targets: peers,
  faults: { paths: [{ host: host.gatewayNorth, fault: { kind: 'slow', ms: 900 } }] },
  expect: {
    findings: [],
    absent: ['handshake-silence', 'passing-fault'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
  },
};
