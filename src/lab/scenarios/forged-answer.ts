import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** A device on the way answers DNS faster than the name server, and the true answer follows. */
export const forgedAnswer: Scenario = {
  ...usual,
  name: 'forged-answer',
  title: 'Somebody on the way answers DNS before the name server does',
  hosts: [host.gatewayNorth, host.gatewayWest],
  faults: { names: [{ host: host.gatewayWest, fault: { kind: 'forged', address: '0.0.0.0' } }] },
  expect: {
    findings: [
      { kind: 'dns-injection', host: host.gatewayWest },
      { kind: 'sinkhole-address', host: host.gatewayWest },
    ],
    absent: ['resolver-disagreement'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.gatewayWest, verdict: 'blocked' },
    ],
  },
};
