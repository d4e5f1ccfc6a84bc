import { describe, expect, it } from 'vitest';
import { bogonOf } from '../../src/diagnosis/bogon.ts';

describe('bogonOf()', () => {
  it.each(['0.0.0.0', '0.1.2.3', '127.0.0.1', '127.0.53.53', '::', '::1', '0:0:0:0:0:0:0:1'])(
    'knows that %s serves nobody',
    (address) => {
      expect(bogonOf(address)).toBe('nowhere');
    },
  );

  it.each([
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.255',
    '169.254.1.1',
    '172.16.0.0',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    'fc00::1',
    'fdff:ffff::',
    'fe80::1%eth0',
    'febf::1',
    '2001:DB8::1',
    'ff02::1',
    '::ffff:20.50.1.1',
    '::ffff:1432:101',
  ])('knows that %s is outside the public internet', (address) => {
    expect(bogonOf(address)).toBe('private');
  });

  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2603:1030::1',
    '64:ff9b::a00:1',
    '64:ff9b::10.0.0.1',
    'fec0::1',
    '::2',
  ])('lets %s be public', (address) => {
    expect(bogonOf(address)).toBeUndefined();
  });

  it.each(['', 'localhost', '10.0.0', '10.0.0.256', '1:2:3', '1::2::3', ':::', 'fe80:::1', '::g'])(
    'says nothing of %j, which is no address',
    (text) => {
      expect(bogonOf(text)).toBeUndefined();
    },
  );
});
