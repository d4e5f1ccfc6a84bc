import { describe, expect, it } from 'vitest';
import { addressSet } from '../../../src/rehearse/squid/address-set.ts';

describe('addressSet()', () => {
  it.each([
    ['20.50.1.10', ['20.50.1.10'], ['20.50.1.11', '::1']],
    ['20.50.0.0/16', ['20.50.0.0', '20.50.255.255'], ['20.51.0.0', '20.49.255.255']],
    ['20.50.1.7/255.255.254.0', ['20.50.0.1', '20.50.1.255'], ['20.50.2.0']],
    ['20.50.1.9-20.50.2.3', ['20.50.1.9', '20.50.2.3'], ['20.50.1.8', '20.50.2.4']],
    ['2001:db8::/33', ['2001:db8:7fff::1'], ['2001:db8:8000::', '1.2.3.4']],
    ['::1', ['::1', '0:0::1'], ['::2']],
    ['all', ['::1', '1.2.3.4'], []],
  ])('%s', (value, inside, outside) => {
    const set = addressSet();
    expect(set.add(value)).toBe('taken');
    expect(inside.filter(set.has)).toEqual(inside);
    expect(outside.filter(set.has)).toEqual([]);
  });

  it.each([
    'proxy.example',
    '10.0.0.0/255.0.255.0',
    '10/8',
    '10.0.0.9-10.0.0.1',
    '1.2.3.4/33',
    'ipv6',
  ])('does not guess what %s is', (value) => {
    expect(addressSet().add(value)).toBe('not-judged');
  });

  it('takes what lies in a value before it, and does not judge what is wider, which one Squid takes and another not', () => {
    const set = addressSet();
    const values = ['10.1.0.0/16', '10.1.2.3', '10.0.0.0/8', '10.1.255.0-10.2.0.1', 'all'];
    expect(values.map(set.add)).toEqual([
      'taken',
      'taken',
      'not-judged',
      'not-judged',
      'not-judged',
    ]);
    expect(['10.1.9.9', '10.3.0.1'].map(set.has)).toEqual([true, false]);
  });

  it('holds a bounded number of values against each other', () => {
    const set = addressSet();
    const taken = Array.from({ length: 3000 }, (_, index) =>
      set.add(`10.${index >> 8}.${index & 255}.1`),
    );
    expect(taken.at(0)).toBe('taken');
    expect(taken.at(-1)).toBe('too-much');
  });
});
