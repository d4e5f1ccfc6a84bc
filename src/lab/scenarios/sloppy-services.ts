import type { Scenario } from '../scenario.ts';
import { host, usual } from './usual.ts';

/** Heads that a strict reader refuses and every client reads, before the answers that are due. */
export const sloppyServices: Scenario = {
  ...usual,
  name: 'sloppy-services',
  title: 'Services whose heads are not quite HTTP',
  innocent: true,
  hosts: [
    host.gatewayNorth,
    host.gatewayWest,
    host.gatewayNorth3,
    host.gatewayWest3,
    host.telemetry,
    host.revocation,
  ],
  faults: {
    paths: [
      { host: host.gatewayWest, fault: { kind: 'sloppy', head: 'bare-lf' } },
      { host: host.gatewayNorth3, fault: { kind: 'sloppy', head: 'blank-before-colon' } },
      { host: host.gatewayWest3, fault: { kind: 'sloppy', head: 'double-length' } },
      { host: host.telemetry, fault: { kind: 'sloppy', head: 'long-head' } },
      { host: host.revocation, fault: { kind: 'sloppy', head: 'length-and-chunked' } },
    ],
  },
  expect: {
    findings: [],
    absent: ['block-page', 'unexpected-answer', 'service-outage'],
    verdicts: [
      { host: host.gatewayWest, verdict: 'reachable' },
      { host: host.gatewayNorth3, verdict: 'reachable' },
      { host: host.gatewayWest3, verdict: 'reachable' },
      { host: host.telemetry, verdict: 'reachable' },
      { host: host.revocation, verdict: 'reachable' },
    ],
  },
};

const page = {
  status: 403,
  title: 'Web Filter Violation',
  text: 'FortiGuard Intrusion Prevention - Access Blocked. Powered By FortiGuard.<br>Category: Other',
} as const;

/** The box that blocks writes the same heads: its page is what must be read. */
export const sloppyBlockPages: Scenario = {
  ...usual,
  name: 'sloppy-block-pages',
  title: 'Block pages behind heads that are not quite HTTP, and one that is compressed',
  hosts: [host.gatewayNorth, host.revocation, host.trustList],
  targets: ['http://news.services.example/'],
  faults: {
    paths: [
      { host: host.revocation, via: 'direct', fault: { kind: 'sloppy', head: 'bare-lf', page } },
      {
        host: host.trustList,
        via: 'direct',
        fault: { kind: 'sloppy', head: 'blank-before-colon', page },
      },
      {
        host: 'news.services.example',
        via: 'direct',
        fault: { kind: 'page', page: { ...page, gzip: true } },
      },
    ],
  },
  expect: {
    findings: [
      { kind: 'block-page', host: host.revocation },
      { kind: 'block-page', host: host.trustList },
      { kind: 'block-page', host: 'news.services.example' },
    ],
    absent: ['exchange-protocol-error', 'captive-portal'],
    verdicts: [
      { host: host.gatewayNorth, verdict: 'reachable' },
      { host: host.revocation, verdict: 'blocked' },
      { host: host.trustList, verdict: 'blocked' },
    ],
  },
};
