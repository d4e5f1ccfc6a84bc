import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** TLS inspection of everything, with the product's root sent along. */
export const interception: Scenario = {
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
};
