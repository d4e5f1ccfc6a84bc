import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The web server is there, and the PAC file is not: 404. */
export const pacMissing: Scenario = {
  ...usual,
  name: 'pac-missing',
  title: 'A PAC file that its web server does not have',
  hosts: [host.gatewayNorth],
  routes: ['pac:gone'],
  pacFiles: [{ name: 'gone', content: { kind: 'status', status: 404 } }],
  faults: {},
  expect: {
    findings: [{ kind: 'pac-failure', host: host.gatewayNorth, route: 'pac:gone' }],
    absent: ['pac-runaway', 'unexpected-answer', 'name-not-found'],
    verdicts: [{ host: host.gatewayNorth, verdict: 'inconclusive' }],
  },
};
