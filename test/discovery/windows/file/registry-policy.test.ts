import { describe, expect, it } from 'vitest';
import { readRegistryPolicy } from '../../../../src/discovery/windows/file/registry-policy.ts';

const header = Buffer.from('50526567 01000000'.replace(' ', ''), 'hex');
const key = 'SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection';

function entry(name: string, type: number, data: Uint8Array): Buffer {
  const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
  const numbers = [type, data.length].map((number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(number);
    return bytes;
  });
  const [kind, size] = numbers as [Buffer, Buffer];
  const parts = [wide(`[${key}\0;${name}\0;`), kind, wide(';'), size, wide(';'), data, wide(']')];
  return Buffer.concat(parts);
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`, 'utf16le');
const proxy = entry('TelemetryProxyServer', 1, text('proxy.example:8080;]['));
const disabled = entry('DisableEnterpriseAuthProxy', 4, Buffer.from([1, 0, 0, 0]));

function read(...parts: readonly Uint8Array[]): unknown {
  const file = readRegistryPolicy(Buffer.concat(parts));
  if (typeof file !== 'object' || !('values' in file)) return file;
  return Object.fromEntries(file.values.map(({ name, data }) => [name, data]));
}

describe('readRegistryPolicy()', () => {
  it('reads entries by their size, whatever signs stand in their data', () => {
    expect(read(header, proxy, disabled)).toEqual({
      TelemetryProxyServer: 'proxy.example:8080;][',
      DisableEnterpriseAuthProxy: 1,
    });
  });

  it('takes the hive of the machine', () => {
    const file = readRegistryPolicy(Buffer.concat([header, disabled]));
    expect(file).toMatchObject({ values: [{ key: `HKEY_LOCAL_MACHINE\\${key}` }] });
  });

  it('removes what is deleted, and passes over other orders', () => {
    const removal = entry('**del.TelemetryProxyServer', 1, text(' '));
    const other = entry('**DeleteValues', 1, text('a'));
    expect(read(header, proxy, disabled, removal, other)).toEqual({
      DisableEnterpriseAuthProxy: 1,
    });
  });

  it('ends at the first entry that is cut', () => {
    for (let cut = 1; cut < proxy.length; cut += 1) {
      expect(read(header, disabled, proxy.subarray(0, cut))).toEqual({
        DisableEnterpriseAuthProxy: 1,
      });
    }
  });

  it('is not for other files', () => {
    expect(read(Buffer.from('PReg'))).toBeUndefined();
    expect(read(Buffer.from('hello, world'))).toBeUndefined();
  });
});
