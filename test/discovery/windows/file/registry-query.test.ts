import { describe, expect, it } from 'vitest';
import { readRegistryQuery } from '../../../../src/discovery/windows/file/registry-query.ts';

const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection';

describe('readRegistryQuery()', () => {
  it('reads the values below each key', () => {
    const text = [
      '',
      key,
      '    (Default)    REG_SZ    (value not set)',
      '    TelemetryProxyServer    REG_SZ    proxy.example:8080',
      '    DisableEnterpriseAuthProxy    REG_DWORD    0x1',
      '    a name with blanks    REG_BINARY    0102FF',
      '    empty    REG_SZ',
      '',
      'HKEY_USERS\\S-1-5-18',
      '    many    REG_MULTI_SZ    a\\0b',
      '    odd    REG_DWORD    one',
      '',
    ].join('\r\n');
    const file = readRegistryQuery(text);
    expect(file).toHaveProperty('kind', 'registry-query');
    expect(file).toHaveProperty('values', [
      { key, name: '(Default)', data: '(value not set)' },
      { key, name: 'TelemetryProxyServer', data: 'proxy.example:8080' },
      { key, name: 'DisableEnterpriseAuthProxy', data: 1 },
      { key, name: 'a name with blanks', data: Buffer.from([1, 2, 255]) },
      { key, name: 'empty', data: '' },
      { key: 'HKEY_USERS\\S-1-5-18', name: 'many', data: 'a\nb' },
    ]);
  });

  it.each(['', 'hello', key, '    a    REG_SZ    b'])('is not for %j', (text) => {
    expect(readRegistryQuery(text)).toBeUndefined();
  });
});
