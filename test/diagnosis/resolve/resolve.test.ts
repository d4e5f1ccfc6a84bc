import { describe, expect, it } from 'vitest';
import { commands, direct, trustList } from '../../../fixtures/case/head.ts';
import { answered, connect, exchange, resolve } from '../../../fixtures/case/steps.ts';
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

  it('see a sinkhole where the service answers with another status than its own', () => {
    expect(kinds(to('10.0.0.1'), connect(), ...answered(commands, 404))).toEqual([
      'sinkhole-address',
    ]);
  });

  it('see a sinkhole over plain HTTP, where nobody proves to be the service', () => {
    const steps = [to('10.0.0.1'), connect(), exchange({ url: trustList.url, status: 200 })];
    expect(kindsOf({ target: trustList, route: direct, steps })).toEqual(['sinkhole-address']);
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
