import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

const old = 'https://old.services.example/';
const odd = 'https://odd.services.example/';

/** An alert is a server speaking: what is answered is not down, and nobody shows who answers. */
export const outdatedServers: Scenario = {
  ...usual,
  name: 'outdated-servers',
  title: 'Servers that refuse our TLS by alerts 70 and 40, over every way',
  innocent: true,
  hosts: [host.gatewayNorth],
  targets: [old, odd],
  routes: ['direct', 'proxy:open'],
  proxies: [{ name: 'open', kind: 'http' }],
  faults: {
    paths: [
      { host: 'old.services.example', fault: { kind: 'after-hello', answer: { alert: 70 } } },
      { host: 'odd.services.example', fault: { kind: 'after-hello', answer: { alert: 40 } } },
    ],
  },
  expect: {
    findings: [
      { kind: 'handshake-alert', host: 'old.services.example' },
      { kind: 'handshake-alert', host: 'odd.services.example' },
    ],
    absent: ['service-outage', 'sni-filter', 'proxy-hang-up'],
    verdicts: [
      { host: 'old.services.example', verdict: 'inconclusive' },
      { host: 'odd.services.example', verdict: 'inconclusive' },
      { host: host.gatewayNorth, verdict: 'reachable' },
    ],
  },
};
