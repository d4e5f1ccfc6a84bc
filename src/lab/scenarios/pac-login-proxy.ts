import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const script = `
function FindProxyForURL(url, host) {
  return 'PROXY login-proxy.corp.example:8080; DIRECT';
}
`;

/** The way behind the proxy is open, and nobody takes it: a proxy that answers is no dead proxy. */
export const pacLoginProxy: Scenario = {
  ...usual,
  name: 'pac-login-proxy',
  title: 'A PAC file with DIRECT as its last resort behind a proxy that demands a login',
  hosts: [host.gatewayNorth, host.trustList],
  routes: ['pac:login', 'direct'],
  proxies: [
    {
      name: 'login',
      kind: 'http',
      rules: [{ host: '*', reply: { kind: 'login', schemes: ['Negotiate', 'NTLM'] } }],
    },
  ],
  pacFiles: [{ name: 'login', content: { kind: 'script', script } }],
  faults: {},
  expect: {
    findings: [
      { kind: 'proxy-login-demand', host: host.gatewayNorth, route: 'pac:login' },
      { kind: 'proxy-login-demand', host: host.trustList, route: 'pac:login' },
    ],
    absent: ['pac-failure', 'proxy-refusal', 'proxy-policy-refusal', 'service-outage'],
    verdicts: [
      { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
      { host: host.gatewayNorth, route: 'pac:login', verdict: 'blocked' },
      { host: host.trustList, route: 'pac:login', verdict: 'blocked' },
    ],
  },
};
