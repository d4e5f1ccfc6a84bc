import { describe, expect, it } from 'vitest';
import {
  firstText,
  looselyPrefixOf,
  maskText,
  prefixOf,
  prefixText,
} from '../../../src/model/address/prefix.ts';

describe('prefixOf()', () => {
  it.each([
    ['20.1.2.0/24', '20.1.2.0/24'],
    ['20.1.2.3', '20.1.2.3'],
    ['20.1.2.3/32', '20.1.2.3'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2603:1000:0000::0/40', '2603:1000::/40'],
    ['2603::0:0:1/128', '2603::1'],
    ['::ffff:1.2.3.4', '::ffff:102:304'],
  ])('reads %s as %s', (text, spelled) => {
    const prefix = prefixOf(text);
    expect(prefix && prefixText(prefix)).toBe(spelled);
  });

  it.each([
    ...['', 'x', '20.1.2.0/', '20.1.2.0/33', '20.1.2.0/024', '20.1.2/24', '020.1.2.0/24'],
    ...[
      '20.1.2.0/255.255.255.0',
      '20.1.2.1/24',
      '2603::1/64',
      '::/129',
      'fe80::1%eth0',
      ' 1.2.3.4',
    ],
    ...['1.2.3.4 ', '1.2.3.4/+8', `${'1'.repeat(400)}/8`],
  ])('reads nothing in %j', (text) => {
    expect(prefixOf(text)).toBeUndefined();
  });

  it('tells a prefix with bits behind its length from what is none', () => {
    expect(looselyPrefixOf('20.1.2.1/24')?.bits).toBe(24);
    expect(looselyPrefixOf('20.1.2.256/24')).toBeUndefined();
  });
});

describe('maskText()', () => {
  it.each([
    ['0.0.0.0/0', '0.0.0.0'],
    ['20.0.0.0/9', '255.128.0.0'],
    ['20.1.2.3', '255.255.255.255'],
  ])('of %s is %s', (text, mask) => {
    const prefix = prefixOf(text);
    expect(prefix && maskText(prefix)).toBe(mask);
    expect(prefix && firstText(prefix)).toBe(text.replace(/\/.*/, ''));
  });
});
