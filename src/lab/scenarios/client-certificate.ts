import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The handshake ends well, and then the server wants to know who is there. */
export const clientCertificate: Scenario = {
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
};
