import { describe, expect, it } from 'vitest';
import { readItemProperties } from '../../../../src/discovery/windows/file/item-property.ts';

const at = 'PSPath                     : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\';

describe('readItemProperties()', () => {
  it('reads the values above the path of their key, and none of another block', () => {
    const lines = [
      'Other                      : block',
      '',
      'TelemetryProxyServer       : proxy.example:8080',
      'DisableEnterpriseAuthProxy : 1',
      'Bytes                      : {70, 0, 0, 0...}',
      `${at}SOFTWARE\\Policies\\`,
      '                             Microsoft\\Windows',
      'PSChildName                : Windows',
      '',
    ];
    const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows';
    expect(readItemProperties(lines)).toEqual({
      kind: 'registry-query',
      values: [
        { key, name: 'TelemetryProxyServer', data: 'proxy.example:8080' },
        { key, name: 'DisableEnterpriseAuthProxy', data: 1 },
      ],
    });
  });

  it('is nothing without such a path', () => {
    expect(readItemProperties(['TelemetryProxyServer : proxy.example:8080', 'PSPath : x'])).toBe(
      undefined,
    );
  });
});
