import { describe, expect, it } from 'vitest';
import { readPolicyResult } from '../../../../src/discovery/windows/file/policy-result.ts';

const key = 'Software\\Policies\\Microsoft\\Windows\\DataCollection';
const text = [...Buffer.from('p.example:1\0', 'utf16le')].join(', ');

describe('readPolicyResult()', () => {
  it.each([
    ['KeyName:', 'Value:'],
    ['Schlüsselname:', 'Wert:'],
  ])('reads texts and numbers behind %s and %s', (name, value) => {
    const lines = [
      '        GPO: Proxy',
      `            ${name}     ${key}\\TelemetryProxyServer`,
      `            ${value}       ${text}`,
      '            State:       Enabled',
      `            ${name}     ${key}\\DisableEnterpriseAuthProxy`,
      `            ${value}       1, 0, 0, 0`,
    ];
    const hive = `HKEY_LOCAL_MACHINE\\${key}`;
    expect(readPolicyResult(lines)).toEqual({
      kind: 'registry-query',
      values: [
        { key: hive, name: 'TelemetryProxyServer', data: 'p.example:1' },
        { key: hive, name: 'DisableEnterpriseAuthProxy', data: 1 },
      ],
    });
  });

  it('is nothing without bytes behind the name', () => {
    expect(readPolicyResult([`    KeyName: ${key}\\X`, '    Value: none'])).toBe(undefined);
  });
});
