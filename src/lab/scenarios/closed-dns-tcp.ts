import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** What does not fit into UDP is cut, and the connection that would bring it is reset. */
export const closedDnsTcp: Scenario = {
  ...usual,
  name: 'closed-dns-tcp',
  title: 'A name server that cuts an answer, and cannot be reached over TCP',
  hosts: [host.gatewayNorth, host.telemetry],
  faults: {
    nameServer: { udpAlone: true },
    names: [{ host: host.telemetry, fault: { kind: 'truncated' } }],
  },
  expect: {
    findings: [{ kind: 'resolver-tcp-failure', host: host.telemetry }],
    absent: ['name-not-found', 'port-refusal', 'service-outage', 'resolver-silence'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.telemetry, verdict: 'inconclusive' },
    ],
  },
};
