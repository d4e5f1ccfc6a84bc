import { describe, expect, it } from 'vitest';
import { proxy } from '../../fixtures/case/head.ts';
import {
  connect,
  exchange,
  handshake,
  resolve,
  type Step,
  tunnel,
} from '../../fixtures/case/steps.ts';
import type { Observation } from '../../src/model/audit/observation.ts';
import type { Unnumbered } from '../../src/net/options.ts';
import { signOfName, signOfProxy } from '../../src/probe/limit-sign.ts';

const url = 'http://a.example/';
const at = (step: Step): Unnumbered<Observation> => ({
  ...step,
  startedAt: '2026-01-05T08:00:01.000Z',
});

describe('signOfName()', () => {
  it.each([
    ['an answer', {}, 'answer'],
    ['NXDOMAIN', { fails: 'name-not-found' }, 'answer'],
    ['REFUSED', { fails: 'dns-refused' }, 'limit'],
    ['SERVFAIL', { fails: 'dns-failure' }, 'limit'],
    ['no answer', { fails: 'timeout' }, 'silence'],
    ['no way to it', { fails: 'network-unreachable' }, 'nothing'],
  ] as const)('takes %s for what it is', (_, said, sign) => {
    expect(signOfName(at(resolve({ name: 'a.example', ...said })))).toBe(sign);
  });
});

describe('signOfProxy()', () => {
  it.each<[string, Step, string]>([
    ['a tunnel', tunnel(), 'answer'],
    ['a refusal by policy', tunnel({ fails: 'status', status: 403 }), 'answer'],
    ['429', tunnel({ fails: 'status', status: 429 }), 'limit'],
    ['503 at once', tunnel({ fails: 'status', status: 503, durationMs: 5 }), 'limit'],
    ['504 after a while', tunnel({ fails: 'status', status: 504, durationMs: 3000 }), 'nothing'],
    ['a hang-up', tunnel({ fails: 'closed' }), 'limit'],
    ['a silent tunnel', tunnel({ fails: 'timeout' }), 'nothing'],
    ['a connection', connect({ role: 'proxy' }), 'nothing'],
    ['a refused connection', connect({ role: 'proxy', fails: 'refused' }), 'limit'],
    ['a silent port', connect({ role: 'proxy', fails: 'timeout' }), 'silence'],
    ["the target's own reset", handshake({ checkedName: 'a.example', fails: 'reset' }), 'nothing'],
    [
      'a request in absolute form',
      exchange({ url, proxy: proxy.proxy as never, status: 200 }),
      'answer',
    ],
    ['503 to such a request', exchange({ url, proxy: proxy.proxy as never, status: 503 }), 'limit'],
    ["the service's own 503", exchange({ url, status: 503 }), 'nothing'],
  ])('takes %s for what it is', (_, step, sign) => {
    expect(signOfProxy(at(step))).toBe(sign);
  });
});
