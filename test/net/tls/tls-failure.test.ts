import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertInMessage, alertOf } from '../../../src/net/tls/tls-failure.ts';

const alert = Buffer.from([21, 3, 3, 0, 2, 2, 40]);
const serverHello = Buffer.from([22, 3, 3, 0, 3, 1, 2, 3]);

describe('alertOf()', () => {
  it('finds an alert at the start, and behind whole records', () => {
    expect(alertOf(alert)).toBe(40);
    expect(alertOf(Buffer.concat([serverHello, serverHello, alert]))).toBe(40);
  });

  it('finds none in an encrypted alert, in half a record, in nothing', () => {
    expect(alertOf(Buffer.from([21, 3, 3, 0, 19, ...Buffer.alloc(19)]))).toBeUndefined();
    expect(alertOf(alert.subarray(0, 6))).toBeUndefined();
    expect(alertOf(serverHello)).toBeUndefined();
    expect(alertOf(Buffer.alloc(0))).toBeUndefined();
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        alertOf(Buffer.from(bytes));
      }),
    );
  });
});

describe('alertInMessage()', () => {
  it('reads the number at the end of an OpenSSL message', () => {
    const text =
      '80:error:0A00045C:SSL routines::tlsv13 alert certificate required:SSL alert number 116';
    expect(alertInMessage(new Error(text))).toBe(116);
    expect(alertInMessage(new Error('socket hang up'))).toBeUndefined();
    expect(alertInMessage('SSL alert number 40')).toBeUndefined();
  });
});
