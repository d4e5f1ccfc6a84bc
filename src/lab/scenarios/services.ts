import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const otherNames = ['brand.example.org', 'shop.example.org', 'jobs.example.net'];

/** Services that are down, moved, refuse or prove themselves badly, over every way. */
export const services: readonly Scenario[] = [
  // One service is silent for everybody. A rule on every way would look the same, and the list says
  // that the service is there: nobody here can tell.
  {
    ...usual,
    name: 'service-down',
    title: 'One service is down on every way',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'refuse' } }] },
    expect: {
      findings: [
        { kind: 'port-refusal', host: host.gatewayWest, route: 'direct' },
        { kind: 'proxy-upstream-failure', host: host.gatewayWest, route: 'proxy:open' },
        { kind: 'service-outage', host: host.gatewayWest },
      ],
      absent: ['proxy-policy-refusal', 'route-disagreement'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'inconclusive' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // A refusal is no block where the chain vouches for who gives it: the service itself.
  {
    ...usual,
    name: 'service-refuses',
    title: 'A service that answers 403 itself, behind its own certificate',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
    faults: { paths: [{ host: host.gatewayWest, fault: { kind: 'status', status: 403 } }] },
    expect: {
      findings: [{ kind: 'unexpected-answer', host: host.gatewayWest, route: 'direct' }],
      absent: ['block-page', 'captive-portal', 'interception'],
      verdicts: [{ host: host.gatewayWest, verdict: 'degraded' }],
    },
  },
  // Nobody but the service itself could send the redirect: its own chain vouches for it.
  {
    ...usual,
    name: 'service-moved',
    title: 'A service that leads to another domain itself, behind its own certificate',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.gatewayWest3],
    faults: {
      paths: [
        {
          host: host.gatewayWest,
          fault: { kind: 'redirect', to: 'https://gateway.new-home.example/commands/test' },
        },
        {
          host: host.gatewayWest3,
          fault: { kind: 'redirect', to: 'https://gateway.new-home.example/commands/test' },
        },
      ],
    },
    expect: {
      findings: [
        { kind: 'unexpected-answer', host: host.gatewayWest },
        { kind: 'unexpected-answer', host: host.gatewayWest3 },
      ],
      absent: ['block-page', 'captive-portal'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'degraded' },
        { host: host.gatewayWest3, verdict: 'degraded' },
      ],
    },
  },
  // The words of a block page, from the service itself: whoever holds its key may say anything.
  {
    ...usual,
    name: 'vendor-words',
    title: "Services whose own pages speak a filter's words",
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.gatewayWest3],
    faults: {
      paths: [
        { host: host.gatewayNorth, fault: { kind: 'block-page', by: 'check-point' } },
        { host: host.gatewayWest, fault: { kind: 'block-page', by: 'zscaler' } },
      ],
    },
    expect: {
      // The first one comes with the 200 that is due.
      findings: [{ kind: 'unexpected-answer', host: host.gatewayWest }],
      absent: ['block-page', 'captive-portal', 'interception'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'degraded' },
      ],
    },
  },
  // What a company has beside its own name leads there, over every way; nobody wants a login.
  {
    ...usual,
    name: 'vanity-names',
    title: "A company's other names, which all lead to its own",
    innocent: true,
    // Nothing that proves itself passes beside them.
    hosts: [],
    targets: otherNames.map((name) => `http://${name}/`),
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: otherNames.map((name) => ({
        host: name,
        fault: { kind: 'redirect', to: 'https://www.company.example/' },
      })),
    },
    expect: {
      findings: [],
      absent: ['captive-portal', 'block-page', 'answer-disagreement'],
      verdicts: otherNames.map((name) => ({ host: name, verdict: 'reachable' })),
    },
  },
  // Everything on the way takes its time, and one service more than the deadline.
  {
    ...usual,
    name: 'slow-way',
    title: 'A way so slow that one service answers after the deadline',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest],
    faults: {
      paths: [
        { host: host.gatewayNorth, fault: { kind: 'slow', ms: 1150 } },
        { host: host.gatewayWest, fault: { kind: 'slow', ms: 2500 } },
      ],
    },
    expect: {
      findings: [{ kind: 'short-deadline', host: host.gatewayWest }],
      absent: ['handshake-silence', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'degraded' },
      ],
    },
  },
  // The service put its new certificate in place too soon; all others say that the clock is right.
  {
    ...usual,
    name: 'certificate-too-early',
    title: 'A service whose certificate is not valid yet, on a machine whose clock is right',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [{ host: host.gatewayWest, fault: { kind: 'certificate', flaw: 'not-yet-valid' } }],
    },
    expect: {
      findings: [{ kind: 'certificate-not-yet-valid', host: host.gatewayWest }],
      absent: ['clock-skew', 'interception', 'untrusted-root', 'certificate-expiry'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'down' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
  // Every service put its new certificate in place too soon, and their clocks agree with ours.
  {
    ...usual,
    name: 'certificates-too-early',
    title: 'Services whose certificates are all not valid yet, on a machine whose clock is right',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth],
    faults: { paths: [{ host: '*', fault: { kind: 'certificate', flaw: 'not-yet-valid' } }] },
    expect: {
      findings: [{ kind: 'certificate-not-yet-valid' }],
      absent: ['clock-skew', 'interception', 'service-outage'],
    },
  },
  // The service answers with the certificate of its neighbour, over every way.
  {
    ...usual,
    name: 'certificate-of-another',
    title: 'A service that shows the certificate of another name',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [{ host: host.gatewayWest, fault: { kind: 'certificate', flaw: 'wrong-name' } }],
    },
    expect: {
      findings: [{ kind: 'certificate-name-mismatch', host: host.gatewayWest }],
      absent: ['interception', 'captive-portal', 'sinkhole-address'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'down' },
        { host: host.gatewayNorth, verdict: 'reachable' },
      ],
    },
  },
];
