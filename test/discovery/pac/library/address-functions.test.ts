import { BlockList, isIPv4 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFunctions } from '../../../../src/discovery/pac/library/address-functions.ts';

const none = addressFunctions(() => '', []);
const v4 = fc.ipV4();
const v6 = fc.ipV6();

describe('isInNetEx()', () => {
  it('agrees with net.BlockList over both families', () => {
    fc.assert(
      fc.property(fc.oneof(v4, v6), fc.oneof(v4, v6), fc.nat(128), (address, network, bits) => {
        const length = isIPv4(network) ? bits % 33 : bits;
        const list = new BlockList();
        list.addSubnet(network, length, isIPv4(network) ? 'ipv4' : 'ipv6');
        const sameFamily = isIPv4(address) === isIPv4(network);
        const inside = sameFamily && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
        expect(none.isInNetEx(address, `${network}/${length}`)).toBe(inside);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes any text without throwing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (host, prefix) => {
        expect(none.isInNetEx(host, prefix)).toBe(false);
        expect(none.isInNetEx('::1', `${prefix}/x`)).toBe(false);
      }),
    );
  });
});

describe('isInNet()', () => {
  it('agrees with net.BlockList over whole masks', () => {
    fc.assert(
      fc.property(v4, v4, fc.integer({ min: 1, max: 32 }), (address, network, bits) => {
        const list = new BlockList();
        list.addSubnet(network, bits, 'ipv4');
        const mask = ((2 ** 32 - 2 ** (32 - bits)) >>> 0).toString(16).padStart(8, '0');
        const dotted = (mask.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).join('.');
        expect(none.isInNet(address, network, dotted)).toBe(list.check(address));
      }),
    );
  });

  it('asks for no name where the host is an address', () => {
    const asked: string[] = [];
    const library = addressFunctions((name) => asked.push(name), []);
    library.isInNet('192.0.2.1', '192.0.2.0', '255.255.255.0');
    library.isInNetEx('[::1]', '::/8');
    library.isResolvable('10.0.0.1');
    expect(asked).toEqual([]);
  });
});

describe('sortIpAddressList()', () => {
  it('puts IPv6 first and keeps every address', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(v4, v6), { minLength: 1, maxLength: 10 }), (list) => {
        const sorted = String(none.sortIpAddressList(list.join(';'))).split(';');
        expect([...sorted].sort()).toEqual([...list].sort());
        const families = sorted.map((address) => (isIPv4(address) ? 4 : 6));
        expect(families).toEqual([...families].sort((a, b) => b - a));
      }),
    );
  });

  it('refuses a list with anything else in it', () => {
    expect(none.sortIpAddressList('10.0.0.1;256.1.1.1')).toBe(false);
    expect(none.sortIpAddressList(':::')).toBe(false);
    expect(none.sortIpAddressList(undefined)).toBe(false);
  });
});

describe('the functions of addresses', () => {
  const asked: string[] = [];
  const library = addressFunctions(
    (name) => {
      asked.push(name);
      return name === 'both.example' ? '192.0.2.1;2001:db8::1' : '';
    },
    ['10.172.3.4', '2001:db8::9'],
  );

  it('answer for localhost and for null without asking anybody', () => {
    expect(library.dnsResolve('localhost')).toBe('127.0.0.1');
    expect(library.dnsResolveEx('App.LocalHost')).toBe('::1;127.0.0.1');
    expect(library.dnsResolve(null)).toBeNull();
    expect(library.isInNet(null, '0.0.0.0', '0.0.0.0')).toBe(false);
    expect(library.isResolvableEx(undefined)).toBe(false);
    expect(asked).toEqual([]);
  });

  it('give IPv6 first, and take lists of addresses', () => {
    expect(library.dnsResolveEx('both.example')).toBe('2001:db8::1;192.0.2.1');
    expect(library.myIpAddressEx()).toBe('2001:db8::9;10.172.3.4');
    expect(library.isInNetEx(library.myIpAddressEx(), '10.172.0.0/16')).toBe(true);
    expect(library.isInNetEx('10.1.1.1; 10.2.1.1', '10.2.0.0/16')).toBe(true);
    expect(library.isInNetEx('', '0.0.0.0/0')).toBe(false);
    expect(library.sortIpAddressList('')).toBe('');
  });

  it('throw where arguments are missing', () => {
    expect(() => library.isInNet('10.0.0.1', '10.0.0.0/8')).toThrow(
      'isInNet() takes 3 arguments, not 2',
    );
    expect(() => library.isInNetEx('10.0.0.1')).toThrow('takes 2 arguments');
    expect(() => library.dnsResolve()).toThrow(TypeError);
  });
});
