import { describe, expect, it } from 'vitest';
import { parseSettingsFile } from '../../../src/discovery/windows/parse-settings-file.ts';
import { partsOfFile } from '../../../src/discovery/windows/parts-of-file.ts';
import type { SettingsFile } from '../../../src/discovery/windows/settings-file.ts';

function partsOf(text: string): readonly string[] {
  return partsOfFile(parseSettingsFile(Buffer.from(text)) as SettingsFile);
}

describe('partsOfFile()', () => {
  it('names each output of a log once', () => {
    const bitsadmin =
      'Current Internet proxy settings for account: LOCALSYSTEM, connection: <default>\n\nProxy usage:  MANUAL\nProxy list:  p:1\n\n';
    expect(partsOf(`${bitsadmin}ProxyServer : http://a:1\n\n${bitsadmin}`)).toEqual([
      'connection-shown',
      'antivirus-shown',
    ]);
  });

  it('tells values without their key from a registry', () => {
    expect(partsOf('    ProxyServer    REG_SZ    p.example:1\n')).toEqual(['keyless-values']);
  });

  it('tells the agent by what was asked of it, and a system by its program', () => {
    expect(partsOf('{"cloudService":{"proxy":"http://p:1"}}')).toEqual(['mdatp-managed']);
    expect(partsOf('healthy : true\n')).toEqual(['mdatp-health']);
    expect(partsOf("org.gnome.system.proxy mode 'none'\n")).toEqual(['gsettings']);
    expect(partsOf('<dictionary> {\n  HTTPEnable : 0\n}\n')).toEqual(['scutil']);
  });
});
