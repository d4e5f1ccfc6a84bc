import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sidText } from '../../../../../src/discovery/windows/live/native/account.ts';
import { addressIn } from '../../../../../src/discovery/windows/live/native/adapters.ts';
import { wide } from '../../../../../src/discovery/windows/live/native/memory.ts';

describe('sidText()', () => {
  it('writes a SID as Windows does', () => {
    expect(sidText(Buffer.from('010100000000000512000000', 'hex'))).toBe('S-1-5-18');
    const user = '010500000000000515000000' + '01000000' + '02000000' + 'ffffffff' + 'e8030000';
    expect(sidText(Buffer.from(user, 'hex'))).toBe('S-1-5-21-1-2-4294967295-1000');
  });

  it('writes nothing of one that is cut, whatever stands there', () => {
    expect(sidText(Buffer.from('0105000000000005', 'hex'))).toBe('');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sidText(bytes)).toMatch(/^(?:S(?:-\d+)+)?$/);
      }),
    );
  });
});

describe('addressIn()', () => {
  it('reads IPv4 and IPv6 out of a socket address of Windows', () => {
    expect(addressIn(Buffer.from(`0200003501020304${'00'.repeat(8)}`, 'hex'))).toBe('1.2.3.4');
    const six = `1700003500000000${'20010db8'}${'00'.repeat(11)}01${'00000000'}`;
    expect(addressIn(Buffer.from(six, 'hex'))).toBe('2001:db8::1');
  });

  it('reads none out of other bytes, and never throws', () => {
    expect(addressIn(Buffer.alloc(28))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        addressIn(Buffer.from(bytes));
      }),
    );
  });
});

describe('wide()', () => {
  it('ends where a NUL would end it for Windows', () => {
    expect(wide('a\0b').toString('hex')).toBe('61000000');
  });
});
