import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

/** Block pages, portals, and answers that are cut or wrong. */
export const answers: readonly Scenario[] = [
  // Block pages of three products, as a page and as a redirect, in plain HTTP.
  {
    ...usual,
    name: 'block-page',
    title: 'Block pages and redirects to a block host',
    hosts: [host.revocation, host.trustList, host.gatewayNorth],
    faults: {
      paths: [
        {
          host: host.revocation,
          via: 'direct',
          fault: { kind: 'block-page', by: 'palo-alto' },
        },
        {
          host: host.trustList,
          via: 'direct',
          fault: { kind: 'block-redirect', by: 'umbrella' },
        },
      ],
    },
    expect: {
      findings: [
        { kind: 'block-page', host: host.revocation, route: 'direct' },
        { kind: 'block-page', host: host.trustList, route: 'direct' },
      ],
      absent: ['captive-portal', 'unexpected-answer'],
      verdicts: [
        { host: host.revocation, verdict: 'blocked' },
        { host: host.trustList, verdict: 'blocked' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // A guest network: every plain request is sent to the same login page.
  {
    ...usual,
    name: 'captive-portal',
    title: 'A guest network that wants a login first',
    hosts: [host.revocation, host.trustList],
    faults: {
      paths: [{ host: '*', port: 80, via: 'direct', fault: { kind: 'portal' } }],
      nobody: { kind: 'portal' },
    },
    expect: {
      findings: [{ kind: 'captive-portal' }],
      absent: ['block-page', 'unexpected-answer', 'transparent-interception'],
      verdicts: [
        { host: host.revocation, verdict: 'blocked' },
        { host: host.trustList, verdict: 'blocked' },
      ],
    },
  },
  // A guest network that answers 200 to everything: to the file that is due too, and where TLS is.
  {
    ...usual,
    name: 'portal-page',
    title: 'A guest network that answers 200 with its login page to everything',
    hosts: [host.revocation, host.trustList],
    faults: {
      paths: [{ host: '*', port: 80, via: 'direct', fault: { kind: 'portal', status: 200 } }],
    },
    expect: {
      findings: [{ kind: 'captive-portal' }],
      absent: ['block-page', 'unexpected-answer'],
      verdicts: [
        { host: host.revocation, verdict: 'blocked' },
        { host: host.trustList, verdict: 'blocked' },
      ],
    },
  },
  // The request went out, and the answer was cut, never came, or stopped.
  {
    ...usual,
    name: 'cut-answers',
    title: 'Answers that are cut, never come, or stop',
    hosts: [
      host.gatewayNorth,
      host.gatewayWest,
      host.gatewayNorth3,
      host.gatewayWest3,
      host.automationNorth,
      host.automationWest,
    ],
    faults: {
      paths: [
        { host: host.gatewayWest, fault: { kind: 'answer', cut: 'reset' } },
        { host: host.gatewayNorth3, fault: { kind: 'answer', cut: 'close' } },
        { host: host.gatewayWest3, fault: { kind: 'answer', cut: 'silence' } },
        { host: host.automationNorth, fault: { kind: 'answer', cut: 'stall' } },
        { host: host.automationWest, fault: { kind: 'answer', cut: 'endless-head' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'exchange-reset', host: host.gatewayWest },
        { kind: 'exchange-closure', host: host.gatewayNorth3 },
        { kind: 'exchange-silence', host: host.gatewayWest3 },
        { kind: 'exchange-stall', host: host.automationNorth },
        { kind: 'exchange-protocol-error', host: host.automationWest },
      ],
      absent: ['passing-fault', 'handshake-reset'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
    },
  },
  // A device that lets the beginning of each answer pass, and is silent then.
  {
    ...usual,
    name: 'stopped-body',
    title: 'An answer that stops in its body directly, and is whole through the proxy',
    hosts: [host.gatewayNorth, host.gatewayWest],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        { host: host.gatewayWest, via: 'direct', fault: { kind: 'answer', cut: 'stopped-body' } },
      ],
    },
    expect: {
      findings: [{ kind: 'exchange-stall', host: host.gatewayWest, route: 'direct' }],
      absent: ['passing-fault', 'service-outage'],
      verdicts: [
        { host: host.gatewayWest, route: 'direct', verdict: 'blocked' },
        { host: host.gatewayWest, route: 'proxy:open', verdict: 'reachable' },
        { host: host.gatewayNorth, route: 'direct', verdict: 'reachable' },
      ],
    },
  },
  // Services that answer otherwise than they do: tolerated, and not.
  {
    ...usual,
    name: 'wrong-status',
    title: 'Services that answer 404 or 500 where 200 is due',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.gatewayNorth3],
    faults: {
      paths: [
        { host: host.gatewayWest, fault: { kind: 'status', status: 404 } },
        { host: host.gatewayNorth3, fault: { kind: 'status', status: 500 } },
      ],
    },
    expect: {
      findings: [
        { kind: 'unexpected-answer', host: host.gatewayWest },
        { kind: 'unexpected-answer', host: host.gatewayNorth3 },
      ],
      absent: ['block-page', 'captive-portal'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'degraded' },
        { host: host.gatewayNorth3, verdict: 'down' },
      ],
    },
  },
];
