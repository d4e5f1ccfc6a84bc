import { describe, expect, it } from 'vitest';
import { commands, direct, events, headOf, samples } from '../../../fixtures/case/head.ts';
import { answered, connect, handshake, resolve, type Step } from '../../../fixtures/case/steps.ts';
import { trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import { networkOf } from '../../../src/diagnosis/resolve/network-of.ts';
import type { Target } from '../../../src/model/target/target.ts';

const at = ({ host }: Target, address: string, said: Partial<Parameters<typeof resolve>[0]> = {}) =>
  [
    resolve({
      ...{ name: host, ...said },
      addresses: [{ address, family: address.includes(':') ? 6 : 4 }],
    }),
    connect({ address }),
  ] as const;
const closing = (target: Target, address: string): readonly Step[] => [
  ...at(target, address),
  handshake({ checkedName: target.host, fails: 'closed' }),
];
const proving = (target: Target, address: string, aliases: readonly string[] = []) => [
  ...at(target, address, { aliases }),
  ...answered(target),
];

/** What is found of a service, the verdict of it, while two others showed these steps. */
function foundOf(one: readonly Step[], ...others: readonly (readonly Step[])[]) {
  const targets = [commands, events, samples];
  const trials = [one, ...others].flatMap((steps, index) => {
    const [target] = targets.slice(index, index + 1);
    return target ? [trial(`a${index + 1}`, { target, route: direct, steps })] : [];
  });
  const { findings, verdicts } = judge(headOf(targets, [direct]), trials, new Map());
  const kinds = findings.filter(({ target }) => target === commands.id).map(({ kind }) => kind);
  return [...kinds, verdicts.find(({ target }) => target === commands.id)?.verdict];
}

describe('an address outside the public internet', () => {
  it.each([
    ['198.18.0.90', '198.18.0.2', '198.19.3.3'],
    ['100.64.0.90', '100.64.0.2', '100.101.0.3'],
    ['fd64:ff9b::1428:99', 'fd64:ff9b::1428:1', 'fd64:ff9b::1428:2'],
    ['10.8.0.90', '10.8.0.2', '10.8.7.3'],
  ])('is no sinkhole at %s, where services proved themselves at %s and %s', (...addresses) => {
    const [one, second, third] = addresses;
    const others = [proving(events, second), proving(samples, third)] as const;
    expect(foundOf(closing(commands, one), ...others)).toEqual([
      ...['handshake-closure', 'inconclusive'],
    ]);
  });

  it.each([
    ['198.18.0.90', '20.50.1.2', '20.50.1.3'],
    ['10.8.0.90', '10.9.0.2', '10.7.7.3'],
    ['198.18.0.90', '198.18.0.2', '20.50.1.3'],
  ])('is one at %s, where they did so at %s and %s alone', (...addresses) => {
    const [one, second, third] = addresses;
    const others = [proving(events, second), proving(samples, third)] as const;
    expect(foundOf(closing(commands, one), ...others)).toEqual(['sinkhole-address', 'blocked']);
  });

  it('is one where nobody proved himself there, though others answer', () => {
    const others = [closing(events, '198.18.0.2'), closing(samples, '198.18.0.3')] as const;
    expect(foundOf(closing(commands, '198.18.0.90'), ...others)).toContain('sinkhole-address');
  });

  it('is one beside private links: those addresses are their own', () => {
    const aliases = ['x.privatelink.example'];
    const others = [proving(events, '10.8.0.2', aliases), proving(samples, '10.8.0.3', aliases)];
    expect(foundOf(closing(commands, '10.8.0.90'), ...others)).toContain('sinkhole-address');
  });

  it('is one where it serves no host at all', () => {
    const others = [proving(events, '127.0.0.2'), proving(samples, '127.0.0.3')];
    expect(foundOf(closing(commands, '127.0.0.90'), ...others)).toContain('sinkhole-address');
  });
});

describe('networkOf()', () => {
  it.each([
    ['20.50.1.1', undefined],
    ['0.0.0.0', undefined],
    ['100.127.1.1', '100.64'],
    ['192.168.4.1', '192.168'],
    ['fe80::1%eth0', 'fe80::2%eth1'],
  ])('of %s is %s', (address, network) => {
    const expected = network?.includes(':') ? networkOf(network) : network;
    expect(networkOf(address)).toBe(expected);
  });
});
