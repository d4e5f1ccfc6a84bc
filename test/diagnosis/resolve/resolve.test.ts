import { describe, expect, it } from 'vitest';
import { commands, direct, trustList } from '../../../fixtures/case/head.ts';
import {
  answered,
  connect,
  exchange,
  handshake,
  resolve,
  type Step,
} from '../../../fixtures/case/steps.ts';
import type { ExchangeObservation } from '../../../src/model/audit/observation.ts';
import { kindsOf } from '../kinds-of.ts';

const { host: name } = commands;
const to = (...addresses: string[]) =>
  resolve({ name, addresses: addresses.map((address) => ({ address, family: 4 })) });
const kinds = (...steps: Parameters<typeof kindsOf>[0]['steps']) =>
  kindsOf({ target: commands, route: direct, steps });

describe('the rules of resolve', () => {
  it('see no sinkhole where one address of several is public', () => {
    expect(kinds(to('10.0.0.1', '20.50.1.1'), connect({ fails: 'timeout' }))).toEqual([
      'port-silence',
    ]);
  });

  it('see no sinkhole where the chain proves the service, whatever its status or its end', () => {
    const [shaken, answer] = answered(commands, 404);
    expect(kinds(to('100.64.9.8'), connect(), ...answered(commands, 404))).toEqual([
      'unexpected-answer',
    ]);
    const cut = exchange({ url: commands.url, fails: 'reset' });
    expect(kinds(to('127.0.0.1'), connect(), ...(shaken ? [shaken, cut] : []))).toEqual([
      'exchange-reset',
    ]);
    expect(answer).toBeDefined();
  });

  it('see a sinkhole where a private root alone vouches for what answers', () => {
    const [, answer] = answered(commands);
    const shaken = handshake({ checkedName: commands.host, anchor: 'added' });
    expect(kinds(to('10.0.0.1'), connect(), shaken, ...(answer ? [answer] : []))).toContain(
      'sinkhole-address',
    );
  });

  it('take the due answer over plain HTTP for the service, and nothing else', () => {
    const answers = (said: Partial<ExchangeObservation>) => [
      to('10.0.0.1'),
      connect(),
      exchange({ url: trustList.url, ...said }),
    ];
    const over = (steps: readonly Step[]) => kindsOf({ target: trustList, route: direct, steps });
    expect(over(answers({ status: 200 }))).toEqual([]);
    const page = { headers: [['content-type', 'text/html']], body: '<html>Welcome' } as const;
    expect(over(answers({ status: 200, ...page }))).toContain('sinkhole-address');
    expect(over(answers({ status: 404 }))).toContain('sinkhole-address');
  });

  it('name the block page beside the sinkhole that leads to it', () => {
    const page = exchange({ url: trustList.url, status: 200, body: '<html>Check Point UserCheck' });
    const steps = [to('10.0.0.1'), connect(), page];
    expect(kindsOf({ target: trustList, route: direct, steps })).toEqual([
      'sinkhole-address',
      'block-page',
    ]);
  });

  it.each([
    ['network-unreachable', 'network-unreachable'],
    ['prohibited', 'local-prohibition'],
    ['refused', 'resolver-failure'],
    ['dns-error', 'resolver-failure'],
    ['unknown', 'unknown-failure'],
  ] as const)('call a look-up that ended in %s %s', (fails, kind) => {
    expect(kinds(resolve({ name, fails }))).toEqual([kind]);
  });
});
