import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

/** Nothing is wrong, and some of it looks so. */
export const inOrder: readonly Scenario[] = [
  // Nothing is wrong.
  {
    ...usual,
    name: 'all-clear',
    title: 'Nothing is wrong',
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry, host.automationNorth, host.revocation],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {},
    expect: {
      findings: [],
      absent: ['route-disagreement'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.revocation, verdict: 'reachable' },
      ],
    },
  },
  // 404 and 400 are what these services answer.
  {
    ...usual,
    name: 'right-404',
    title: 'Services whose right answer is 404 or 400',
    innocent: true,
    hosts: [host.signatures, host.automationNorth, host.revocation, host.gatewayNorth],
    faults: {},
    expect: {
      findings: [],
      absent: ['unexpected-answer', 'block-page'],
      verdicts: [
        { host: host.signatures, verdict: 'reachable' },
        { host: host.automationNorth, verdict: 'reachable' },
      ],
    },
  },
  // 503 is what this service answers, through a proxy too.
  {
    ...usual,
    name: 'right-503',
    title: 'A service whose right answer is 503',
    innocent: true,
    hosts: [host.protection, host.gatewayNorth],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {},
    expect: {
      findings: [],
      absent: ['unexpected-answer', 'service-outage', 'proxy-upstream-failure'],
      verdicts: [{ host: host.protection, verdict: 'reachable' }],
    },
  },
  // Private addresses at which the service itself answers, with and without the usual alias.
  {
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
  },
  // The company's name server knows no name of the internet; the proxy does, and it alone must.
  {
    ...usual,
    name: 'names-behind-proxy',
    title: 'No internet names inside, and a proxy that needs none',
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry, host.automationNorth, host.trustList],
    routes: ['proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: { names: [{ host: '*', fault: { kind: 'nxdomain' } }] },
    expect: {
      findings: [],
      absent: ['name-not-found', 'proxy-not-found'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.trustList, verdict: 'reachable' },
      ],
    },
  },
  // Far away, and well.
  {
    ...usual,
    name: 'slow-but-fine',
    title: 'Every service takes 300 ms to begin',
    innocent: true,
    hosts: [host.gatewayNorth, host.telemetry, host.automationNorth, host.trustList],
    faults: { paths: [{ host: '*', fault: { kind: 'slow', ms: 300 } }] },
    expect: {
      findings: [],
      absent: ['handshake-silence', 'exchange-silence', 'exchange-stall', 'passing-fault'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
    },
  },
];
