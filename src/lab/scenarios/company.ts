import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

/** The show piece, which is audited where nobody names another: most is open, a handful is not; and a week later. */
export const company: readonly Scenario[] = [
  // The show piece: most ways are open, and a handful are blocked, each in its own manner.
  {
    ...usual,
    name: 'company',
    title: 'A company with a firewall and two proxies: most is open, a handful is not',
    routes: ['direct', 'proxy:open', 'proxy:filter'],
    proxies: [
      { name: 'open', kind: 'http' },
      {
        name: 'filter',
        kind: 'http',
        rules: [
          { host: host.malwareNorth, reply: { kind: 'block', by: 'squid' } },
          { host: host.malwareWest, reply: { kind: 'block', by: 'squid' } },
          {
            host: host.definitions,
            reply: { kind: 'login', schemes: ['Negotiate', 'NTLM', 'Basic'] },
          },
          {
            host: host.gatewayWest3,
            reply: { kind: 'upstream', status: 503, squidError: 'ERR_DNS_FAIL 0' },
          },
        ],
      },
    ],
    faults: {
      names: [{ host: host.samplesWest, fault: { kind: 'nxdomain' } }],
      paths: [
        { host: host.gatewayNorth3, via: 'direct', fault: { kind: 'sni-filter', answer: 'reset' } },
        { host: host.automationWest3, via: 'direct', fault: { kind: 'drop' } },
        { host: host.automationNorth3, via: 'direct', fault: { kind: 'refuse' } },
        {
          host: host.samplesNorth,
          via: 'direct',
          fault: { kind: 'intercept', by: 'fortinet', rootSent: true },
        },
        { host: host.trustList, via: 'direct', fault: { kind: 'block-page', by: 'fortinet' } },
        {
          host: host.telemetry,
          via: 'proxy:filter',
          fault: { kind: 'intercept', by: 'zscaler', rootSent: false },
        },
        { host: host.automationWest, fault: { kind: 'slow', ms: 300 } },
      ],
    },
    expect: {
      findings: [
        { kind: 'name-not-found', host: host.samplesWest, route: 'direct' },
        { kind: 'sni-filter', host: host.gatewayNorth3, route: 'direct' },
        { kind: 'port-silence', host: host.automationWest3, route: 'direct' },
        { kind: 'port-refusal', host: host.automationNorth3, route: 'direct' },
        { kind: 'interception', host: host.samplesNorth, route: 'direct' },
        { kind: 'block-page', host: host.trustList, route: 'direct' },
        { kind: 'proxy-policy-refusal', host: host.malwareNorth, route: 'proxy:filter' },
        { kind: 'proxy-policy-refusal', host: host.malwareWest, route: 'proxy:filter' },
        { kind: 'proxy-login-demand', host: host.definitions, route: 'proxy:filter' },
        { kind: 'proxy-upstream-failure', host: host.gatewayWest3, route: 'proxy:filter' },
        { kind: 'interception', host: host.telemetry, route: 'proxy:filter' },
      ],
      absent: [
        'service-outage',
        'captive-portal',
        'clock-skew',
        'passing-fault',
        'unknown-failure',
      ],
      verdicts: [
        { host: host.gatewayNorth, verdict: 'reachable' },
        { host: host.automationWest, verdict: 'reachable' },
        { host: host.gatewayNorth3, route: 'direct', verdict: 'blocked' },
        { host: host.gatewayNorth3, route: 'proxy:open', verdict: 'reachable' },
        { host: host.malwareWest, route: 'proxy:filter', verdict: 'blocked' },
        // Push notifications take no proxy.
        { host: host.push, verdict: 'reachable' },
        { host: host.push, route: 'proxy:open', verdict: 'not-applicable' },
        { host: host.push, route: 'proxy:filter', verdict: 'not-applicable' },
      ],
    },
  },
  // Its second audit, to be compared with the first: by the same ways and with the same list.
  {
    ...usual,
    name: 'company-later',
    title: 'The same company a week later: most was repaired, and a new rule breaks something',
    routes: ['direct', 'proxy:open', 'proxy:filter'],
    proxies: [
      { name: 'open', kind: 'http' },
      {
        name: 'filter',
        kind: 'http',
        rules: [
          { host: host.protection, reply: { kind: 'block', by: 'squid' } },
          {
            host: host.definitions,
            reply: { kind: 'login', schemes: ['Negotiate', 'NTLM', 'Basic'] },
          },
        ],
      },
    ],
    faults: {
      paths: [
        { host: host.automationWest3, via: 'direct', fault: { kind: 'refuse' } },
        { host: host.trustList, via: 'direct', fault: { kind: 'block-page', by: 'fortinet' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'port-refusal', host: host.automationWest3, route: 'direct' },
        { kind: 'block-page', host: host.trustList, route: 'direct' },
        { kind: 'proxy-policy-refusal', host: host.protection, route: 'proxy:filter' },
        { kind: 'proxy-login-demand', host: host.definitions, route: 'proxy:filter' },
      ],
      absent: ['interception', 'name-not-found', 'sni-filter', 'service-outage', 'unknown-failure'],
      verdicts: [
        { host: host.telemetry, verdict: 'reachable' },
        { host: host.protection, route: 'proxy:open', verdict: 'reachable' },
        { host: host.protection, route: 'proxy:filter', verdict: 'blocked' },
        { host: host.push, route: 'proxy:open', verdict: 'not-applicable' },
        { host: host.push, route: 'proxy:filter', verdict: 'not-applicable' },
      ],
    },
  },
];
