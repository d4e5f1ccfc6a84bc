import { describe, expect, it } from 'vitest';
import { parseSettingsFile } from '../../../src/discovery/windows/parse-settings-file.ts';
import { placesOfFile } from '../../../src/discovery/windows/places-of-file.ts';
import type { SettingsFile } from '../../../src/discovery/windows/settings-file.ts';

function placesOf(...keys: readonly string[]): readonly string[] {
  const text = keys.map((key) => `[${key}]\r\n"Some"="value"\r\n\r\n`).join('');
  const bytes = Buffer.from(`Windows Registry Editor Version 5.00\r\n\r\n${text}`);
  return placesOfFile(parseSettingsFile(bytes) as SettingsFile);
}

const internet = 'Microsoft\\Windows\\CurrentVersion\\Internet Settings';

describe('placesOfFile()', () => {
  it.each([
    [
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection',
      'data-collection',
    ],
    [
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
      'sense',
    ],
    ['HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', 'antivirus-policy'],
    [`HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${internet}`, 'internet-policy'],
    [`HKEY_LOCAL_MACHINE\\SOFTWARE\\${internet}\\Connections`, 'internet-machine'],
    [`HKEY_USERS\\S-1-5-18\\Software\\${internet}`, 'internet-system'],
    [`HKEY_USERS\\.DEFAULT\\Software\\${internet}\\Connections`, 'internet-system'],
    [`HKEY_CURRENT_USER\\Software\\${internet}`, 'internet-user'],
    [`HKEY_USERS\\S-1-5-21-1-2-3-1001\\Software\\${internet}`, 'internet-user'],
    [`HKEY_USERS\\S-1-5-20\\Software\\${internet}`, 'internet-other'],
    ['HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows Defender', 'antivirus'],
    ['HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', 'name-service'],
    [`HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\${internet}`, 'other'],
  ])('knows %s', (key, place) => {
    expect(placesOf(key)).toEqual([place]);
  });

  it('names each once, and none of a file without a registry', () => {
    const policy = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection';
    const user = `HKEY_CURRENT_USER\\Software\\${internet}`;
    expect(placesOf(user, `${user}\\Connections`, policy)).toEqual([
      'data-collection',
      'internet-user',
    ]);
    const shown = Buffer.from('    ProxyServer    REG_SZ    p.example:1\n');
    expect(placesOfFile(parseSettingsFile(shown) as SettingsFile)).toEqual([]);
  });
});
