import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

/** What shows beside another name server, or beside another way. */
export const compared: readonly Scenario[] = [
  // The company's name server filters, and another one shows it.
  {
    ...usual,
    name: 'names-compared',
    title: 'A name server that filters, beside one that does not',
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry, host.automationNorth],
    compared: [],
    faults: {
      names: [
        { host: host.gatewayWest, fault: { kind: 'nxdomain' } },
        { host: host.telemetry, fault: { kind: 'address', address: '0.0.0.0' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'name-not-found', host: host.gatewayWest },
        { kind: 'resolver-disagreement', host: host.gatewayWest },
        { kind: 'sinkhole-address', host: host.telemetry },
        { kind: 'resolver-disagreement', host: host.telemetry },
      ],
      absent: ['dns-injection'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'blocked' },
        { host: host.telemetry, verdict: 'blocked' },
      ],
    },
  },
  // Nobody here is to blame: no name server knows the name any more.
  {
    ...usual,
    name: 'name-gone',
    title: 'A name that no name server knows any more',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest],
    compared: [{ host: host.gatewayWest, fault: { kind: 'nxdomain' } }],
    faults: { names: [{ host: host.gatewayWest, fault: { kind: 'nxdomain' } }] },
    expect: {
      findings: [{ kind: 'name-not-found', host: host.gatewayWest }],
      absent: ['resolver-disagreement', 'sinkhole-address'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'inconclusive' },
      ],
    },
  },
  // A service that spreads its load gives every network another address.
  {
    ...usual,
    name: 'names-spread',
    title: 'A service that has another address for every name server',
    innocent: true,
    hosts: [host.gatewayNorth, host.gatewayWest],
    compared: [{ host: host.gatewayWest, fault: { kind: 'address', address: '20.99.1.7' } }],
    faults: {},
    expect: {
      findings: [],
      absent: ['resolver-disagreement', 'dns-injection', 'sinkhole-address'],
      verdicts: [{ host: host.gatewayWest, verdict: 'reachable' }],
    },
  },
  // A device on the way answers DNS faster than the name server, and the true answer follows.
  {
    ...usual,
    name: 'forged-answer',
    title: 'Somebody on the way answers DNS before the name server does',
    hosts: [host.gatewayNorth, host.gatewayWest],
    faults: { names: [{ host: host.gatewayWest, fault: { kind: 'forged', address: '0.0.0.0' } }] },
    expect: {
      findings: [
        { kind: 'dns-injection', host: host.gatewayWest },
        { kind: 'sinkhole-address', host: host.gatewayWest },
      ],
      absent: ['resolver-disagreement'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'blocked' },
      ],
    },
  },
  // A device on the direct way breaks off whatever offers TLS 1.3; the proxy's way is free of it.
  {
    ...usual,
    name: 'old-inspection',
    title: 'A device on the direct way that cannot stand TLS 1.3',
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [{ host: '*', via: 'direct', fault: { kind: 'version-filter', answer: 'reset' } }],
    },
    expect: {
      findings: [{ kind: 'tls-intolerance', route: 'direct' }],
      absent: ['sni-filter', 'handshake-reset', 'service-outage'],
      verdicts: [host.gatewayNorth, host.gatewayWest, host.telemetry].flatMap((one) => [
        { host: one, route: 'direct' as const, verdict: 'blocked' as const },
        { host: one, route: 'proxy:open' as const, verdict: 'reachable' as const },
      ]),
    },
  },
];
