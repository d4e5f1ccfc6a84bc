import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

/** Services that are slow, break off, keep silent or say odd things, over every way. */
export const servicesInTrouble: readonly Scenario[] = [
  // The proxy looks closely at one name, takes its time, and lets it pass.
  {
    ...usual,
    name: 'proxy-slow-for-one',
    title: 'A proxy that takes 700 ms for one name',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [{ host: host.gatewayWest, via: 'proxy:open', fault: { kind: 'slow', ms: 700 } }],
    },
    expect: {
      findings: [],
      absent: ['proxy-silence', 'handshake-silence', 'passing-fault', 'route-disagreement'],
      verdicts: [{ host: host.gatewayWest, verdict: 'reachable' }],
    },
  },
  // The service resets whoever comes, by any name and over any way; no filter does it.
  {
    ...usual,
    name: 'resets-everybody',
    title: 'One service resets everybody',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [{ host: host.gatewayWest, fault: { kind: 'after-hello', answer: 'reset' } }],
    },
    expect: {
      findings: [
        { kind: 'handshake-reset', host: host.gatewayWest, route: 'direct' },
        { kind: 'handshake-reset', host: host.gatewayWest, route: 'proxy:open' },
        { kind: 'service-outage', host: host.gatewayWest },
      ],
      absent: ['sni-filter', 'tls-intolerance', 'proxy-hang-up'],
      verdicts: [{ host: host.gatewayWest, verdict: 'inconclusive' }],
    },
  },
  // Its packets go nowhere, whoever sends them: a service that is gone, or a rule that both ways
  // share.
  {
    ...usual,
    name: 'service-silent',
    title: 'One service keeps silent on every way',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'drop' } }] },
    expect: {
      findings: [
        { kind: 'port-silence', host: host.gatewayWest, route: 'direct' },
        { kind: 'proxy-upstream-failure', host: host.gatewayWest, route: 'proxy:open' },
        { kind: 'service-outage', host: host.gatewayWest },
      ],
      absent: ['proxy-policy-refusal', 'proxy-silence'],
      verdicts: [{ host: host.gatewayWest, verdict: 'inconclusive' }],
    },
  },
  // An error of the service itself, over every way, in its own words.
  {
    ...usual,
    name: 'service-in-trouble',
    title: 'One service answers 500 on every way',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.protection],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'status', status: 500 } }] },
    expect: {
      findings: [
        { kind: 'unexpected-answer', host: host.gatewayWest },
        { kind: 'service-outage', host: host.gatewayWest },
      ],
      absent: ['block-page', 'proxy-upstream-failure'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'down' },
        { host: host.protection, verdict: 'reachable' },
      ],
    },
  },
  // A SOCKS proxy says in one byte that it was refused; that the service is down it cannot say.
  {
    ...usual,
    name: 'socks-service-down',
    title: 'One service is down, seen over a SOCKS proxy too',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
    routes: ['direct', 'proxy:socks'],
    proxies: [{ name: 'socks', kind: 'socks5' }],
    faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'refuse' } }] },
    expect: {
      findings: [
        { kind: 'port-refusal', host: host.gatewayWest, route: 'direct' },
        { kind: 'proxy-upstream-failure', host: host.gatewayWest, route: 'proxy:socks' },
        { kind: 'service-outage', host: host.gatewayWest },
      ],
      absent: ['proxy-policy-refusal', 'proxy-protocol-error'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'inconclusive' },
        { host: host.trustList, verdict: 'reachable' },
      ],
    },
  },
  // An interim answer (RFC 9110, section 15.2) is none: the one that counts comes after it.
  {
    ...usual,
    name: 'interim-answers',
    title: 'Services that send 102 and 103 before their answer',
    innocent: true,
    hosts: [host.gatewayNorth, host.automationNorth, host.trustList, host.protection],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: { paths: [{ host: '*', fault: { kind: 'interim' } }] },
    expect: {
      findings: [],
      absent: ['unexpected-answer', 'exchange-protocol-error', 'block-page'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.automationNorth, verdict: 'reachable' },
        { host: host.trustList, verdict: 'reachable' },
      ],
    },
  },
  // An answer that was lost on its way once: no rule does that, and the second one comes.
  {
    ...usual,
    name: 'answer-lost-once',
    title: 'Services whose first answer is lost, by silence and by a close',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.trustList],
    faults: {
      paths: [
        {
          host: host.gatewayWest,
          fault: { kind: 'first-time', fault: { kind: 'answer', cut: 'silence' } },
        },
        {
          host: host.trustList,
          fault: { kind: 'first-time', fault: { kind: 'answer', cut: 'close' } },
        },
      ],
    },
    expect: {
      findings: [
        { kind: 'passing-fault', host: host.gatewayWest },
        { kind: 'passing-fault', host: host.trustList },
      ],
      absent: ['exchange-silence', 'exchange-closure', 'service-outage', 'block-page'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'degraded' },
        { host: host.trustList, verdict: 'degraded' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // A host of the user's own that is a login page, and one that leads to where people log in.
  {
    ...usual,
    name: 'own-login-page',
    title: "Hosts of the user's own that want a login",
    innocent: true,
    hosts: [host.gatewayNorth, host.revocation],
    targets: ['http://guests.example.org/', 'http://sharing.example.org/'],
    faults: {
      paths: [
        { host: 'guests.example.org', fault: { kind: 'portal', status: 200 } },
        {
          host: 'sharing.example.org',
          fault: { kind: 'redirect', to: 'https://login.identity.example/authorize?client=1' },
        },
      ],
    },
    expect: {
      findings: [],
      absent: ['captive-portal', 'block-page'],
      verdicts: [
        { host: 'guests.example.org', verdict: 'reachable' },
        { host: 'sharing.example.org', verdict: 'reachable' },
        { host: host.revocation, verdict: 'reachable' },
      ],
    },
  },
];
