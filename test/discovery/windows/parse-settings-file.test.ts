import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentWays } from '../../../src/discovery/component-ways.ts';
import { discover } from '../../../src/discovery/discover.ts';
import { parseSettingsFile } from '../../../src/discovery/windows/parse-settings-file.ts';
import type { RegistryValue } from '../../../src/discovery/windows/settings-file.ts';
import { windowsMachine } from '../../../src/discovery/windows/windows-machine.ts';
import { watchCpu } from '../../watch-cpu.ts';
import {
  dataCollection,
  internetSettings,
  type Keys,
  machineOf,
  systemSettings,
} from './machine.ts';

const exported = [
  'Windows Registry Editor Version 5.00',
  '',
  `[${dataCollection.replace('HKLM', 'HKEY_LOCAL_MACHINE')}]`,
  '"TelemetryProxyServer"="prøxy.example:8080"',
  '',
].join('\r\n');
const mark = '\uFEFF';

function kindOf(bytes: Uint8Array): string {
  const file = parseSettingsFile(bytes);
  return 'problem' in file ? file.problem : file.kind;
}

describe('parseSettingsFile()', () => {
  it.each([
    ['UTF-16LE with a mark, as Windows writes it', Buffer.from(mark + exported, 'utf16le')],
    ['UTF-16LE', Buffer.from(exported, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(mark + exported, 'utf16le').swap16()],
    ['UTF-8', Buffer.from(exported)],
    ['UTF-8 with a mark', Buffer.from(mark + exported)],
    ['code page 1252', Buffer.from(exported, 'latin1')],
  ])('knows a registry export in %s', (_, bytes) => {
    const file = parseSettingsFile(bytes);
    expect(file).toMatchObject({
      kind: 'registry-export',
      values: [{ name: 'TelemetryProxyServer', data: 'prøxy.example:8080' }],
    });
  });

  it('knows the other kinds by what they hold', () => {
    expect(kindOf(Buffer.from('5052656701000000', 'hex'))).toBe('registry-policy');
    expect(kindOf(Buffer.from('HKEY_USERS\\S-1-5-18\r\n    a    REG_SZ    b\r\n'))).toBe(
      'registry-query',
    );
    expect(kindOf(Buffer.from('WinHTTP:\r\n\r\n    Direct.\r\n'))).toBe('winhttp-proxy');
    expect(kindOf(Buffer.from('{"Proxy": "p:1"}'))).toBe('winhttp-advanced-proxy');
  });

  it('has a problem with what is none of them, or too large', () => {
    expect(kindOf(Buffer.from(''))).toBe('unknown-format');
    expect(kindOf(Buffer.from('<html><body>no settings</body></html>'))).toBe('unknown-format');
    expect(kindOf(Buffer.alloc(1 << 20, 0xff))).toBe('unknown-format');
    expect(kindOf(Buffer.alloc(16 * 1024 * 1024 + 1))).toBe('too-large');
  });

  it.each(['\r', ' ', '\n', '[', '\\', ':', '=', ',', '{', 'hex:00,'])(
    'ends soon with megabytes of %j',
    (sign) => {
      const start = `${exported}"a"=`;
      const bytes = Buffer.from(start + sign.repeat(4_000_000 / sign.length));
      expect(kindOf(bytes)).toBe('registry-export');
      expect(kindOf(bytes.subarray(start.length))).toBe('unknown-format');
    },
  );

  it.each([
    ['keys of the registry', 'HKEY_USERS\\S-1-5-18\r\n    a    REG_SZ    b\r\n'],
    ['headers of exports', 'REGEDIT4\r\n[HKEY_USERS\\x]\r\n"a"="b"\r\n'],
    ['outputs of netsh', 'WinHTTP:\r\n\r\n    Direct.\r\n\r\n'],
    ['braces', 'https_proxy=a\n{}{{}'],
    ['accounts', `${'x: LOCALSYSTEM\n'.repeat(3)}Usage: MANUAL\nProxy: a\nB: c\n`],
    ['agents', 'healthy : true\n'],
    ['dictionaries', '<dictionary> {\n HTTPEnable : 1\n'],
    ['keys of PowerShell', 'a : b\nPSPath : Microsoft.PowerShell.Core\\Registry::HKEY_USERS\\x\n'],
    ['results of policies', '    K:  Software\\a\\b\n    V:  1, 0, 0, 0\n'],
  ])('ends soon with megabytes of %s', (_, text) => {
    const bytes = Buffer.from(text.repeat(4_000_000 / text.length));
    const cpuMs = watchCpu();
    const file = parseSettingsFile(bytes);
    if (!('problem' in file)) discover({ environment: {}, windows: windowsMachine([file]) });
    expect(cpuMs()).toBeLessThan(8000);
  });

  it.each([
    ['keys', (n: number) => `[HKEY_USERS\\S-1-5-21-${n}\\x]\r\n"a"="b"\r\n`],
    ['values', (n: number) => `${n === 0 ? '[HKEY_USERS\\x]\r\n' : ''}"a${n}"="b"\r\n`],
    ['removals', (n: number) => `[-HKEY_USERS\\x${n}]\r\n`],
  ])('takes a registry of too many %s for something else', (_, line) => {
    const lines = Array.from({ length: 50_001 }, (_none, n) => line(n)).join('');
    expect(kindOf(Buffer.from(`REGEDIT4\r\n${lines}`))).toBe('too-large');
  });

  it('never throws for any bytes, nor does what reads its values', () => {
    const starts = fc.constantFrom(
      '',
      exported,
      'REGEDIT4\n[HKEY_USERS\\x]\n',
      'WinHTTP:\n\n  ',
      '{"Proxy":',
      '{"cloudService":{"proxy":',
      'HKEY_USERS\\S-1-5-18\r\n    a    REG_BINARY    ',
      'for account: LOCALSYSTEM, connection: x\r\n\r\nProxy usage:  AUTODETECT | MANUAL\r\nA: ',
      'ProxyServer : ',
      'Proxy config: Method=Named proxy, address=',
      'healthy : true\nproxy : "',
      '<dictionary> {\n  HTTPSEnable : 1\n  HTTPSProxy : ',
      "org.gnome.system.proxy mode 'manual'\norg.gnome.system.proxy.https host '",
      'https_proxy=',
      'PSPath : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\',
      '    KeyName:  Software\\a\\b\n    Value:  1, ',
    );
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const file = parseSettingsFile(Buffer.concat([Buffer.from(start), rest]));
        if ('problem' in file) return;
        componentWays(discover({ environment: {}, windows: windowsMachine([file]) }));
      }),
      { numRuns: 600 },
    );
  });

  it('makes one way effective of any values in the places that count, and keeps no login', () => {
    const login = 'u5er:s3cret@';
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'p:1',
        'http://p:1',
        `${login}p:1`,
        `http://${login}p:1/x`,
        `a:1;https=${login}p:2`,
      ),
    );
    const data = fc.oneof(text, fc.nat(2), fc.uint8Array({ maxLength: 60 }));
    const drawn = fc.record({ TelemetryProxyServer: data, DisableEnterpriseAuthProxy: data });
    const plain = fc.record({
      ProxyEnable: fc.nat(1),
      ProxyServer: data,
      ProxyOverride: data,
      AutoConfigURL: data,
    });
    fc.assert(
      fc.property(drawn, plain, data, (policy, system, blob) => {
        const keys: Keys = {
          [dataCollection]: policy,
          [systemSettings]: system,
          [`${internetSettings}\\Connections`]: { WinHttpSettings: blob },
        } satisfies Record<string, Record<string, RegistryValue['data']>>;
        const found = discover({ environment: {}, windows: machineOf(keys) });
        expect(found.routes.filter(({ effective }) => effective)).toEqual([found.route]);
        const ids = found.settings.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { lostBecause = ids[0] } of found.settings) expect(ids).toContain(lostBecause);
        expect(JSON.stringify(found)).not.toMatch(/u5er|s3cret/);
      }),
      { numRuns: 500 },
    );
  });
});
