import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeInform, readDhcpMessage } from '../../../src/net/dhcp/dhcp-message.ts';
import { dhcpReply } from '../dhcp-reply.ts';

const question = { id: 0xfedcba98, address: '10.1.2.3', mac: '02:00:00:00:0a:ff', wanted: [252] };

describe('encodeInform()', () => {
  it('asks for options alone, from the address that the asker has', () => {
    const bytes = encodeInform(question);
    expect(bytes).toHaveLength(300);
    expect(bytes.subarray(0, 16).toString('hex')).toBe('01010600fedcba98000000000a010203');
    expect(bytes.subarray(28, 34).toString('hex')).toBe('020000000aff');
    const read = readDhcpMessage(bytes);
    expect(read).toMatchObject({ isReply: false, id: 0xfedcba98 });
    expect(read?.options.get(53)).toEqual(Buffer.from([8]));
    expect(read?.options.get(55)).toEqual(Buffer.from([252]));
  });
});

describe('readDhcpMessage()', () => {
  it('reads the options of a reply, and one in several parts as one (RFC 3396)', () => {
    const bytes = dhcpReply(7, [
      [53, [5]],
      [252, [...Buffer.from('http://a.')]],
      [252, [...Buffer.from('example/p')]],
    ]);
    const read = readDhcpMessage(bytes);
    expect(read).toMatchObject({ isReply: true, id: 7 });
    expect(read?.options.get(252)?.toString()).toBe('http://a.example/p');
  });

  it('reads options in the fields of names where option 52 says so', () => {
    const bytes = dhcpReply(7, [[52, [3]]]);
    bytes.set([252, 1, 65, 255], 108);
    bytes.set([252, 1, 66, 255], 44);
    expect(readDhcpMessage(bytes)?.options.get(252)?.toString()).toBe('AB');
    const plain = dhcpReply(7, []);
    plain.set([252, 1, 65, 255], 108);
    expect(readDhcpMessage(plain)?.options.has(252)).toBe(false);
  });

  it('ends where a message is cut', () => {
    const bytes = dhcpReply(7, [
      [53, [5]],
      [252, [1, 2, 3, 4]],
    ]);
    const read = readDhcpMessage(bytes.subarray(0, 240 + 3 + 4));
    expect([...(read?.options.keys() ?? [])]).toEqual([53]);
  });

  it('takes nothing else for one', () => {
    expect(readDhcpMessage(new Uint8Array(239))).toBeUndefined();
    expect(readDhcpMessage(new Uint8Array(300))).toBeUndefined();
    expect(readDhcpMessage(new Uint8Array(65_537))).toBeUndefined();
    const bytes = dhcpReply(7, []);
    bytes[0] = 3;
    expect(readDhcpMessage(bytes)).toBeUndefined();
  });

  it('never throws, whatever comes', () => {
    const tail = fc.uint8Array({ maxLength: 600 });
    fc.assert(
      fc.property(tail, (options) => {
        const bytes = Buffer.concat([dhcpReply(1, []).subarray(0, 240), options]);
        const read = readDhcpMessage(bytes);
        const size = [...(read?.options.values() ?? [])].reduce((sum, one) => sum + one.length, 0);
        expect(size).toBeLessThanOrEqual(bytes.length);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readDhcpMessage(bytes)),
    );
  });
});
