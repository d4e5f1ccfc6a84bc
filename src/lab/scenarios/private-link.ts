import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Private addresses at which the service itself answers, with and without the usual alias. */
export const privateLink: Scenario = {
  ...usual,
  name: 'private-link',
  title: 'Storage behind a private link: a private address that is the service',
  innocent: true,
  hosts: [host.automationNorth, host.samplesNorth, host.gatewayNorth],
  faults: {
    names: [
      {
        host: host.automationNorth,
        fault: {
          kind: 'address',
          address: '10.1.2.4',
          alias: 'automatedirstrprdneu.privatelink.blob.core.windows.net',
          served: true,
        },
      },
      { host: host.samplesNorth, fault: { kind: 'address', address: '10.1.2.5', served: true } },
    ],
  },
  expect: {
    findings: [],
    absent: ['port-refusal', 'interception'],
    verdicts: [
      { host: host.automationNorth, verdict: 'reachable' },
      { host: host.samplesNorth, verdict: 'reachable' },
    ],
  },
};
