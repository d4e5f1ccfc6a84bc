import { describe, expect, it } from 'vitest';
import {
  readAntivirusJson,
  readAntivirusPreference,
} from '../../../../src/discovery/windows/file/antivirus-preference.ts';

describe('readAntivirusPreference()', () => {
  it('reads a list that PowerShell broke at the width of its console', () => {
    const lines = [
      'ProxyBypass                 : {*.corp.example, 10.0.0.5, ',
      '                              intranet.corp.example}',
      'ProxyPacUrl                 : http://pac.corp.example/',
      '                              av.pac',
      'ProxyServer                 : ',
      '    indented otherwise',
    ];
    expect(readAntivirusPreference(lines)).toEqual({
      kind: 'antivirus-shown',
      shown: {
        bypass: '*.corp.example; 10.0.0.5; intranet.corp.example',
        pac: 'http://pac.corp.example/av.pac',
      },
    });
  });

  it('reads a table, as the command of the guide makes one', () => {
    const lines = [
      'ProxyServer            ProxyPacUrl ProxyBypass',
      '-----------            ----------- -----------',
      'http://av.example:8080             {a.example, b.example}',
    ];
    expect(readAntivirusPreference(lines)).toEqual({
      kind: 'antivirus-shown',
      shown: { server: 'http://av.example:8080', bypass: 'a.example; b.example' },
    });
  });

  it("is none of WinINET's values of the same name", () => {
    const path = 'PSPath : Microsoft.PowerShell.Core\\Registry::HKEY_CURRENT_USER\\x';
    expect(readAntivirusPreference(['ProxyServer : p.example:1', path])).toBe(undefined);
  });
});

describe('readAntivirusJson()', () => {
  it('reads what ConvertTo-Json made of it', () => {
    const text = '{"ProxyServer":"http://av.example:1","ProxyPacUrl":null,"ProxyBypass":["a","b"]}';
    expect(readAntivirusJson(text)).toEqual({
      kind: 'antivirus-shown',
      shown: { server: 'http://av.example:1', bypass: 'a;b' },
    });
    expect(readAntivirusJson('{"Proxy":"p:1","ProxyBypass":"a"}')).toBe(undefined);
  });
});
