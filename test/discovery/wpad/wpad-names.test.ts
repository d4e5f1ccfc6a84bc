import { describe, expect, it } from 'vitest';
import { wpadNames } from '../../../src/discovery/wpad/wpad-names.ts';

const names = (...suffixes: readonly string[]): readonly string[] =>
  wpadNames(suffixes).map(({ name, beyond }) => `${name}${beyond ? ' (beyond)' : ''}`);

describe('wpadNames()', () => {
  it('devolves the primary suffix to two labels', () => {
    expect(names('ooo.aaa.microsoft.com')).toEqual([
      'wpad.ooo.aaa.microsoft.com',
      'wpad.aaa.microsoft.com',
      'wpad.microsoft.com',
    ]);
  });

  it('asks the other suffixes as they stand, before it devolves the primary one', () => {
    expect(names('a.corp.example', 'b.other.example')).toEqual([
      'wpad.a.corp.example',
      'wpad.b.other.example',
      'wpad.corp.example',
    ]);
  });

  it.each([
    [
      'corp.contoso.co.uk',
      ['wpad.corp.contoso.co.uk', 'wpad.contoso.co.uk', 'wpad.co.uk (beyond)'],
    ],
    ['co.uk', ['wpad.co.uk (beyond)']],
    [
      'ad.city.kawasaki.jp',
      ['wpad.ad.city.kawasaki.jp', 'wpad.city.kawasaki.jp', 'wpad.kawasaki.jp (beyond)'],
    ],
    ['a.me.github.io', ['wpad.a.me.github.io', 'wpad.me.github.io', 'wpad.github.io (beyond)']],
    ['lan', ['wpad.lan (beyond)']],
    ['corp.internal', ['wpad.corp.internal']],
  ])('marks what lies beyond the organisation of %s', (suffix, expected) => {
    expect(names(suffix)).toEqual(expected);
  });

  it('names each once, in lower case, without dots at the ends', () => {
    expect(names('Corp.Example.', '.corp.example', 'corp.example')).toEqual(['wpad.corp.example']);
  });

  it('leaves out what is no domain name', () => {
    expect(
      names('', ' ', '10.0.0.1', 'a..b', 'a b', '-a.example', `${'a'.repeat(64)}.example`),
    ).toEqual([]);
    expect(names()).toEqual([]);
  });

  it('takes 32 suffixes at the most', () => {
    expect(names(...Array.from({ length: 500 }, (_, at) => `n${at}.example`))).toHaveLength(32);
  });
});
