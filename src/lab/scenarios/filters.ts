import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

/** Names, ports and handshakes that a filter stops. */
export const filters: readonly Scenario[] = [
  // Four ways in which a name server withholds a name.
  {
    ...usual,
    name: 'name-filter',
    title: 'Names that are not found, empty, or sent to a sinkhole',
    hosts: [
      host.gatewayNorth,
      host.gatewayWest,
      host.telemetry,
      host.automationNorth,
      host.automationWest,
      host.samplesNorth,
    ],
    faults: {
      names: [
        { host: host.gatewayWest, fault: { kind: 'nxdomain' } },
        { host: host.telemetry, fault: { kind: 'no-data' } },
        { host: host.automationNorth, fault: { kind: 'address', address: '0.0.0.0' } },
        { host: host.automationWest, fault: { kind: 'address', address: '127.0.0.1' } },
        { host: host.samplesNorth, fault: { kind: 'address', address: '10.9.9.9' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'name-not-found', host: host.gatewayWest },
        { kind: 'name-without-address', host: host.telemetry },
        { kind: 'sinkhole-address', host: host.automationNorth },
        { kind: 'sinkhole-address', host: host.automationWest },
        { kind: 'sinkhole-address', host: host.samplesNorth },
      ],
      absent: ['port-refusal', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'blocked' },
        { host: host.automationNorth, verdict: 'blocked' },
      ],
    },
  },
  // A name server that refuses, fails, keeps silent, or answers somebody else.
  {
    ...usual,
    name: 'resolver-trouble',
    title: 'A name server that refuses, fails or keeps silent',
    hosts: [
      host.gatewayNorth,
      host.gatewayWest,
      host.telemetry,
      host.automationNorth,
      host.automationWest,
      host.samplesNorth,
    ],
    faults: {
      names: [
        { host: host.gatewayWest, fault: { kind: 'refused' } },
        { host: host.telemetry, fault: { kind: 'servfail' } },
        { host: host.automationNorth, fault: { kind: 'silence' } },
        { host: host.automationWest, fault: { kind: 'wrong-id' } },
        { host: host.samplesNorth, fault: { kind: 'garbage' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'resolver-refusal', host: host.gatewayWest },
        { kind: 'resolver-failure', host: host.telemetry },
        { kind: 'resolver-silence', host: host.automationNorth },
        { kind: 'resolver-silence', host: host.automationWest },
        { kind: 'resolver-failure', host: host.samplesNorth },
      ],
      absent: ['name-not-found', 'sinkhole-address'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
    },
  },
  // A packet filter that drops, for two hosts.
  {
    ...usual,
    name: 'dropped-port',
    title: 'A firewall that drops: no answer at all',
    hosts: [host.gatewayNorth, host.gatewayWest, host.automationNorth],
    faults: {
      paths: [
        { host: host.gatewayWest, via: 'direct', fault: { kind: 'drop' } },
        { host: host.automationNorth, via: 'direct', fault: { kind: 'drop' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'port-silence', host: host.gatewayWest, route: 'direct' },
        { kind: 'port-silence', host: host.automationNorth, route: 'direct' },
      ],
      absent: ['port-refusal', 'handshake-silence'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'blocked' },
      ],
    },
  },
  // A packet filter that rejects on the direct way, and a proxy that is let out.
  {
    ...usual,
    name: 'refused-port',
    title: 'A firewall that rejects, and a proxy that may pass it',
    hosts: [host.gatewayNorth, host.telemetry, host.revocation],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: { paths: [{ host: '*', via: 'direct', fault: { kind: 'refuse' } }] },
    expect: {
      findings: [{ kind: 'port-refusal', route: 'direct' }],
      absent: ['service-outage', 'port-silence'],
      verdicts: [
        { host: host.gatewayNorth, route: 'direct', verdict: 'blocked' },
        { host: host.gatewayNorth, route: 'proxy:open', verdict: 'reachable' },
        { host: host.revocation, route: 'direct', verdict: 'blocked' },
      ],
    },
  },
  // The name in ClientHello decides; the same address answers under any other name.
  {
    ...usual,
    name: 'sni-filter',
    title: 'A firewall that reads server names: reset, close, silence, alert',
    hosts: [
      host.gatewayNorth,
      host.gatewayWest,
      host.gatewayNorth3,
      host.gatewayWest3,
      host.telemetry,
    ],
    faults: {
      paths: [
        { host: host.gatewayWest, via: 'direct', fault: { kind: 'sni-filter', answer: 'reset' } },
        { host: host.gatewayNorth3, via: 'direct', fault: { kind: 'sni-filter', answer: 'close' } },
        { host: host.gatewayWest3, via: 'direct', fault: { kind: 'sni-filter', answer: 'stall' } },
        {
          host: host.telemetry,
          via: 'direct',
          fault: { kind: 'sni-filter', answer: { alert: 112 } },
        },
      ],
    },
    expect: {
      findings: [
        { kind: 'sni-filter', host: host.gatewayWest },
        { kind: 'sni-filter', host: host.gatewayNorth3 },
        { kind: 'sni-filter', host: host.gatewayWest3 },
        { kind: 'sni-filter', host: host.telemetry },
      ],
      absent: ['handshake-reset', 'handshake-closure', 'handshake-silence', 'handshake-alert'],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.gatewayWest, verdict: 'blocked' },
        { host: host.gatewayWest3, verdict: 'blocked' },
      ],
    },
  },
  // Handshakes that fail whatever the name, so that nobody can be accused.
  {
    ...usual,
    name: 'cut-handshake',
    title: 'Handshakes that are cut under every name',
    hosts: [
      host.gatewayNorth,
      host.gatewayWest,
      host.gatewayNorth3,
      host.gatewayWest3,
      host.telemetry,
    ],
    faults: {
      paths: [
        { host: host.gatewayWest, via: 'direct', fault: { kind: 'after-hello', answer: 'reset' } },
        {
          host: host.gatewayNorth3,
          via: 'direct',
          fault: { kind: 'after-hello', answer: 'close' },
        },
        { host: host.gatewayWest3, via: 'direct', fault: { kind: 'after-hello', answer: 'stall' } },
        {
          host: host.telemetry,
          via: 'direct',
          fault: { kind: 'after-hello', answer: { alert: 40 } },
        },
      ],
    },
    expect: {
      findings: [
        { kind: 'handshake-reset', host: host.gatewayWest },
        { kind: 'handshake-closure', host: host.gatewayNorth3 },
        { kind: 'handshake-silence', host: host.gatewayWest3 },
        { kind: 'handshake-alert', host: host.telemetry },
      ],
      absent: ['sni-filter', 'passing-fault'],
      verdicts: [
        { host: host.gatewayWest, verdict: 'inconclusive' },
        { host: host.gatewayNorth3, verdict: 'inconclusive' },
      ],
    },
  },
  // A block page in plain HTTP on the port of HTTPS.
  {
    ...usual,
    name: 'plaintext-answer',
    title: 'HTTP where TLS was due',
    hosts: [host.gatewayNorth, host.gatewayWest],
    faults: {
      paths: [
        { host: host.gatewayWest, via: 'direct', fault: { kind: 'plaintext', page: 'palo-alto' } },
      ],
    },
    expect: {
      findings: [{ kind: 'plaintext-answer', host: host.gatewayWest, route: 'direct' }],
      absent: ['handshake-failure', 'interception'],
      verdicts: [{ host: host.gatewayWest, verdict: 'blocked' }],
    },
  },
  // The proxy opens the tunnel, and behind it a filter answers in plain HTTP.
  {
    ...usual,
    name: 'plaintext-behind-proxy',
    title: 'HTTP where TLS was due, in a tunnel that was granted',

    hosts: [host.gatewayNorth, host.gatewayWest],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        {
          host: host.gatewayWest,
          via: 'proxy:open',
          fault: { kind: 'plaintext', page: 'fortinet' },
        },
      ],
    },
    expect: {
      findings: [{ kind: 'plaintext-answer', host: host.gatewayWest, route: 'proxy:open' }],
      absent: ['handshake-failure', 'captive-portal', 'proxy-policy-refusal', 'service-outage'],
      verdicts: [
        { host: host.gatewayWest, route: 'direct', verdict: 'reachable' },
        { host: host.gatewayWest, route: 'proxy:open', verdict: 'blocked' },
      ],
    },
  },
];
