import { describe, expect, it } from 'vitest';
import { readAntivirusPreference } from '../../../../src/discovery/windows/file/antivirus-preference.ts';

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
});
