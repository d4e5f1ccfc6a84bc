import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedOptions } from '../../../../src/discovery/wpad/dhcp/stored-option.ts';
import { machineOf } from '../../windows/machine.ts';

const interfaces = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces';
const url = 'http://wpad.corp.example/wpad.dat';

/** One record as Windows writes it. */
function record(code: number, text: string): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt32LE(code, 0);
  head.writeUInt32LE(text.length, 8);
  head.writeUInt32LE(0x57b61733, 16);
  return Buffer.concat([head, Buffer.from(text), Buffer.alloc((4 - (text.length % 4)) % 4)]);
}

function stored(...blobs: readonly Uint8Array[]) {
  const keys = blobs.map((data, index) => [
    `${interfaces}\\{${index + 1}}`,
    { DhcpInterfaceOptions: data },
  ]);
  return storedOptions(machineOf(Object.fromEntries(keys)));
}

describe('storedOptions()', () => {
  it('reads the option among others, of each interface', () => {
    const blob = Buffer.concat([record(6, 'abcd'), record(12, 'A-HOST-NAME'), record(252, url)]);
    expect(stored(blob, record(6, 'abcd'), record(252, `${url}\0`))).toEqual([
      { outcome: 'url', url, place: 'interface {1}' },
      { outcome: 'url', url, place: 'interface {3}' },
    ]);
  });

  it('tells one that was asked for and not given from one that was not asked for', () => {
    expect(stored(record(252, ''), record(6, 'abcd'))).toEqual([
      { outcome: 'no-option', place: 'interface {1}' },
    ]);
    expect(stored(Buffer.concat([record(252, ''), record(252, url)]))).toMatchObject([{ url }]);
  });

  it('ends where a blob is cut, and never throws', () => {
    const blob = Buffer.concat([record(252, ''), record(252, url)]);
    expect(stored(blob.subarray(0, 44))).toMatchObject([{ outcome: 'no-option' }]);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void stored(bytes)));
  });
});
