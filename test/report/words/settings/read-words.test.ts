import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/report/text/say.ts';
import * as words from '../../../../src/report/words/settings/read-words.ts';

const readText = (file: Parameters<typeof words.readText>[0]) => plainText(words.readText(file));
const unreadText = (parts: Parameters<typeof words.unreadText>[0]) =>
  plainText(words.unreadText(parts));
const valuelessText = (read: Parameters<typeof words.valuelessText>[0]) =>
  plainText(words.valuelessText(read));

describe('readText()', () => {
  it('says below which keys a registry has values', () => {
    const file = { path: 'm.reg', parts: ['registry-export'] } as const;
    expect(readText(file)).toBe('m.reg: registry export');
    expect(readText({ ...file, places: ['data-collection', 'internet-user'] })).toBe(
      'm.reg: registry export; values below: policies of DataCollection, Internet Settings of a user',
    );
  });
});

describe('valuelessText()', () => {
  const file = { path: 'm.reg', parts: ['registry-export'] } as const;

  it('tells unset from not exported by the keys below which no file has a value', () => {
    const one = { ...file, places: ['data-collection', 'internet-user', 'antivirus'] } as const;
    const other = { ...file, places: ['internet-machine', 'internet-system'] } as const;
    expect(valuelessText([one, other])).toBe(
      'No value below, so unset there or not exported: policies of Windows Advanced Threat Protection, policies of Windows Defender, policies of Internet Settings.',
    );
  });

  it('leaves out what another output of the machine tells', () => {
    const parts = ['registry-query', 'connection-shown', 'antivirus-shown'] as const;
    const text = valuelessText([{ path: 'log.txt', parts, places: ['data-collection'] }]);
    expect(text).not.toMatch(/LocalSystem|Windows Defender/);
    expect(text).toMatch(/Internet Settings of HKLM, Internet Settings of a user\.$/);
  });

  it('is silent where no registry was read', () => {
    expect(valuelessText([{ path: 'log.txt', parts: ['winhttp-proxy'] }])).toBe('');
  });
});

describe('unreadText()', () => {
  it('has nothing to say where a registry was read, or the system is told by its own file', () => {
    expect(unreadText(['registry-query', 'winhttp-proxy'])).toBe('');
    expect(unreadText(['scutil', 'mdatp-health'])).toBe('');
    expect(unreadText(['environment-file'])).toBe('');
  });

  it('names of Windows what no file tells', () => {
    expect(unreadText(['winhttp-advanced-proxy', 'connection-shown'])).toBe(
      'No registry was read. Taken as unset, and perhaps set: TelemetryProxyServer, the settings of the user, the settings of Defender Antivirus.',
    );
  });

  it('leaves the system open where the agent of both was asked', () => {
    expect(unreadText(['mdatp-managed', 'mdatp-health'])).toMatch(/^Linux or macOS/);
  });
});
