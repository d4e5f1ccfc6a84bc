import type { Scenario } from './scenario.ts';
import { host, usual } from './usual.ts';

const known = 'app.services.example';
const broken = [host.gatewayWest, host.gatewayNorth3, host.gatewayWest3];
const [reset, closed, silent] = broken as [string, string, string];
const old = 'https://old.services.example/';
const odd = 'https://odd.services.example/';

/** Twins: handshakes that a filter breaks, and those that the service does. */
export const handshakes: readonly Scenario[] = [
  // A name filter in each of its manners, where the services take any name.
  {
    ...usual,
    name: 'filter-manners',
    title: 'A name filter that closes, keeps silent or sends an alert, beside a proxy that passes',
    timeoutMs: 800,
    hosts: [host.gatewayNorth, host.gatewayWest, host.gatewayNorth3, host.gatewayWest3],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        { host: host.gatewayWest, via: 'direct', fault: { kind: 'sni-filter', answer: 'close' } },
        { host: host.gatewayNorth3, via: 'direct', fault: { kind: 'sni-filter', answer: 'stall' } },
        {
          host: host.gatewayWest3,
          via: 'direct',
          fault: { kind: 'sni-filter', answer: { alert: 80 } },
        },
      ],
    },
    expect: {
      findings: [
        { kind: 'sni-filter', host: host.gatewayWest, route: 'direct' },
        { kind: 'sni-filter', host: host.gatewayNorth3, route: 'direct' },
        { kind: 'sni-filter', host: host.gatewayWest3, route: 'direct' },
      ],
      absent: ['service-outage', 'passing-fault'],
      verdicts: [host.gatewayWest, host.gatewayNorth3, host.gatewayWest3].flatMap((one) => [
        { host: one, route: 'direct' as const, verdict: 'blocked' as const },
        { host: one, route: 'proxy:open' as const, verdict: 'reachable' as const },
      ]),
    },
  },
  // The address takes other names, and its own no more: the server says so, and no filter does.
  {
    ...usual,
    name: 'unknown-to-its-server',
    title: 'A server that no longer serves a name, and says so by an alert over every way',
    innocent: true,
    hosts: [host.gatewayNorth],
    targets: [`https://${known}/`],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [{ host: known, fault: { kind: 'sni-filter', answer: { alert: 112 } } }],
    },
    expect: {
      findings: [{ kind: 'handshake-alert', host: known }],
      possible: [{ kind: 'service-outage', host: known }],
      absent: ['sni-filter', 'proxy-hang-up'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
    },
  },
  // The filter remembers whom it hit, so that no harmless name passes there for a while either.
  {
    ...usual,
    name: 'residual-block',
    title: 'A name filter that blocks a whole address for a minute after a hit',
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        {
          host: host.gatewayWest,
          via: 'direct',
          fault: { kind: 'sni-filter', answer: 'reset', residualMs: 60_000 },
        },
      ],
    },
    expect: {
      findings: [],
      possible: [
        { kind: 'handshake-reset', host: host.gatewayWest, route: 'direct' },
        { kind: 'sni-filter', host: host.gatewayWest, route: 'direct' },
      ],
      absent: ['passing-fault', 'service-outage', 'tls-intolerance'],
      verdicts: [
        { host: host.gatewayWest, route: 'direct', verdict: 'blocked' },
        { host: host.gatewayWest, route: 'proxy:open', verdict: 'reachable' },
        { host: host.telemetry, route: 'direct', verdict: 'reachable' },
      ],
    },
  },
  // A device that reads the first packet alone: what decides is how much is said, not what.
  {
    ...usual,
    name: 'large-hello',
    title: 'A device on the direct way that cannot stand a large ClientHello',
    hosts: [host.gatewayNorth, host.gatewayWest, host.telemetry],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        { host: '*', via: 'direct', fault: { kind: 'size-filter', over: 255, answer: 'reset' } },
      ],
    },
    expect: {
      findings: [{ kind: 'tls-intolerance', route: 'direct' }],
      absent: ['sni-filter', 'service-outage'],
      verdicts: [
        { host: host.gatewayNorth, route: 'direct', verdict: 'blocked' },
        { host: host.telemetry, route: 'direct', verdict: 'blocked' },
        { host: host.telemetry, route: 'proxy:open', verdict: 'reachable' },
      ],
    },
  },
  // One server of the user's own that is old in the same way: nobody stands before it.
  {
    ...usual,
    name: 'old-server',
    title: 'One server of one owner that cannot stand a large ClientHello',
    innocent: true,
    hosts: [host.gatewayNorth],
    targets: ['https://old.services.example/'],
    faults: {
      paths: [
        {
          host: 'old.services.example',
          fault: { kind: 'size-filter', over: 255, answer: 'reset' },
        },
      ],
    },
    expect: {
      findings: [],
      // Told of itself alone, it is what it is; nobody else is to blame.
      possible: [{ kind: 'handshake-reset' }, { kind: 'tls-intolerance' }],
      absent: ['sni-filter', 'service-outage'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
    },
  },
  // Under every name, but over one way alone: the service is well, and the way is not.
  {
    ...usual,
    name: 'broken-over-one-way',
    title: 'Handshakes that break directly and pass through the proxy',
    timeoutMs: 800,
    hosts: [host.gatewayNorth, ...broken],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        { host: reset, via: 'direct', fault: { kind: 'after-hello', answer: 'reset' } },
        { host: closed, via: 'direct', fault: { kind: 'after-hello', answer: 'close' } },
        { host: silent, via: 'direct', fault: { kind: 'after-hello', answer: 'stall' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'handshake-reset', host: reset, route: 'direct' },
        { kind: 'handshake-closure', host: closed, route: 'direct' },
        { kind: 'handshake-silence', host: silent, route: 'direct' },
      ],
      absent: ['sni-filter', 'service-outage', 'passing-fault'],
      verdicts: broken.flatMap((one) => [
        { host: one, route: 'direct' as const, verdict: 'blocked' as const },
        { host: one, route: 'proxy:open' as const, verdict: 'reachable' as const },
      ]),
    },
  },
  // The same over every way: the service does it, and no rule of this network would help.
  {
    ...usual,
    name: 'broken-over-every-way',
    title: 'Services that break every handshake, whoever asks',
    innocent: true,
    timeoutMs: 800,
    hosts: [host.gatewayNorth, ...broken],
    routes: ['direct', 'proxy:open'],
    proxies: [{ name: 'open', kind: 'http' }],
    faults: {
      paths: [
        { host: reset, fault: { kind: 'after-hello', answer: 'reset' } },
        { host: closed, fault: { kind: 'after-hello', answer: 'close' } },
        { host: silent, fault: { kind: 'after-hello', answer: 'stall' } },
      ],
    },
    expect: {
      findings: [
        { kind: 'handshake-reset', host: reset },
        { kind: 'handshake-closure', host: closed },
        { kind: 'handshake-silence', host: silent },
        { kind: 'service-outage', host: reset },
      ],
      possible: [{ kind: 'service-outage' }],
      absent: ['sni-filter', 'proxy-hang-up'],
      verdicts: [{ host: host.gatewayNorth, verdict: 'reachable' }],
    },
  },
  // An alert is a server speaking: what is answered is not down, and nobody shows who answers.
  {
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
  },
];
