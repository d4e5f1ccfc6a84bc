import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../../src/model/route.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { fateOf as fateText } from '../../../../src/report/words/settings/setting-fate.ts';

const setting: Setting = {
  id: 'winhttp',
  source: 'WinHttpSettings',
  scope: 'machine',
  raw: 'proxy.example:3128',
  value: 'http://proxy.example:3128',
  problems: [],
  wins: true,
};
function fateOf(...given: Parameters<typeof fateText>) {
  const { text, style } = fateText(...given);
  return { text: plainText(text), style };
}

const loser: Setting = { ...setting, id: 'user', scope: 'user', wins: false };

describe('fateOf()', () => {
  it('says that what wins is in effect', () => {
    expect(fateOf(setting, [setting])).toEqual({ text: 'in effect', style: 'good' });
  });

  it('names what overrules another', () => {
    const overruled = { ...loser, lostBecause: 'winhttp' };
    expect(fateOf(overruled, [setting, overruled]).text).toBe('overruled by WinHttpSettings');
  });

  it('says of a malformed value that it is taken as unset, whatever else there is to say', () => {
    expect(fateOf({ ...setting, flaw: 'host' }, []).text).toMatch(/^malformed: taken as unset/);
  });

  it("says whose a user's setting is", () => {
    expect(fateOf(loser, [loser]).text).toBe('programs of the user go by it, the sensor does not');
  });

  it('says what a switch does by its value', () => {
    const of = (raw: string) =>
      fateOf({ ...setting, id: 'policy:ProxySettingsPerUser', raw, value: raw }, []).text;
    expect(of('0')).toBe('the settings of HKLM count for every account');
    expect(of('1')).toMatch(/^every account goes by its own settings/);
  });

  it('says of a suffix whether anybody asks for a name below it', () => {
    const suffix: Setting = { ...setting, note: 'wpad-suffix', wins: false };
    const text = (isDetecting?: boolean) => fateOf(suffix, [suffix], { isDetecting }).text;
    expect(text()).toMatch(/^automatic detection, where it is on, asks DNS for wpad\./);
    expect(text(true)).toBe(text());
    expect(text(false)).toBe('not asked for: no component searches for a PAC file here');
  });

  it('sends the reader of a bypass list to its entries, and limits that of Defender Antivirus', () => {
    expect(fateOf({ ...setting, id: 'winhttp:bypass' }, []).text).toBe('in effect, as said below');
    const own: Setting = {
      ...setting,
      id: 'antivirus:ProxyBypass',
      note: 'antivirus',
      wins: false,
    };
    expect(fateOf(own, []).text).toMatch(/beside its ProxyServer; whether beside a PAC file is/);
  });
});
