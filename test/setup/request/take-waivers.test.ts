import { describe, expect, it } from 'vitest';
import { takeWaivers } from '../../../src/setup/request/take-waivers.ts';

const waiver = { target: 'a.example', until: '2027-01-31', reason: 'moves' };

describe('takeWaivers()', () => {
  it('takes a host as it stands, and a URL as reports spell it', () => {
    const url = { ...waiver, target: 'https://A.example' };
    expect(takeWaivers('waivers', [waiver, url])).toEqual([
      waiver,
      { ...waiver, target: 'https://a.example/' },
    ]);
  });

  it.each([
    ['B\u00fccher.Example', 'xn--bcher-kva.example'],
    ['A.example:443', 'a.example:443'],
    ['[2001:DB8::1]:8443', '[2001:db8::1]:8443'],
    ['a.example/path', 'https://a.example/path'],
  ])('spells %s as reports do', (target, spelled) => {
    expect(takeWaivers('waivers', [{ ...waiver, target }])[0]?.target).toBe(spelled);
  });

  it.each<[unknown, string]>([
    [[{ ...waiver, target: '*.blob.core.windows.net' }], 'a wildcard cannot be asked'],
    [
      [{ ...waiver, until: '2027-02-30' }],
      'Cannot use "2027-02-30" for waivers[0].until: give a day',
    ],
    [[{ ...waiver, kind: 'gremlins' }], 'Cannot use "gremlins" for waivers[0].kind'],
    [[{ ...waiver, untill: 1 }], 'Cannot use "untill" for waivers[0]: a waiver has target, route'],
    [[{ target: 'a.example', until: '2027-01-31' }], 'say its reason too'],
    [['a.example'], 'give an object with target, until, reason'],
    [waiver, 'give a list'],
    [Array.from({ length: 1001 }, () => waiver), 'Cannot use 1001 for waivers: give at most 1000'],
  ])('refuses %j in one line', (value, message) => {
    expect(() => takeWaivers('waivers', value)).toThrow(message);
  });
});
