import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** The PAC file's address answers with a page that wants a login, and with status 200. */
export const pacLoginPage: Scenario = {
  ...usual,
  name: 'pac-login-page',
  title: 'A login page in the place of the PAC file',
  hosts: [host.gatewayNorth, host.trustList],
  routes: ['pac:company', 'direct'],
  pacFiles: [{ name: 'company', content: { kind: 'portal' } }],
  faults: {},
  expect: {
    findings: [
      { kind: 'pac-failure', host: host.gatewayNorth, route: 'pac:company' },
      { kind: 'pac-failure', host: host.trustList, route: 'pac:company' },
    ],
    absent: ['captive-portal', 'block-page', 'pac-runaway'],
    verdicts: [
      { host: host.gatewayNorth, route: 'pac:company', verdict: 'inconclusive' },
      { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
    ],
  },
};
