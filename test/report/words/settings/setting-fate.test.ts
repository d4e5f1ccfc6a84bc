import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../../src/model/route/route.ts';
import type { Taker } from '../../../../src/model/route/takers.ts';
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

  it('names who goes by what is overruled, and says where nobody does', () => {
    const overruled: Setting = { ...loser, lostBecause: 'winhttp', note: 'for-http' };
    const text = (takers: readonly Taker[], given = overruled) =>
      fateOf(given, [setting, given], { takers }).text;
    const takers: readonly Taker[] = [
      { component: 'monitoring-agent', when: 'fallback' },
      { component: 'windows-update', when: 'first' },
      { component: 'revocation', when: 'first' },
      { component: 'sensor', when: 'plain-http' },
    ];
    expect(text(takers)).toBe(
      'the sensor goes by WinHttpSettings instead; this is taken by Windows Update, revocation and trust lists; taken for plain http: by sensor; the fallback of monitoring agent',
    );
    expect(text(takers, { ...overruled, id: 'user:bypass' })).not.toContain('plain http:');
    expect(text([])).toBe('the sensor goes by WinHttpSettings instead; no component goes by this');
  });

  it('says of a proxy behind a PAC file whose fallback it is, or that it is none', () => {
    const behind: Setting = { ...loser, note: 'behind-pac' };
    const text = (takers: readonly Taker[]) => fateOf(behind, [behind], { takers }).text;
    expect(text([{ component: 'antivirus', when: 'fallback' }])).toBe(
      'this is the fallback of Defender Antivirus, where the PAC file of the same place cannot be fetched (inference)',
    );
    expect(text([])).toBe(
      'no component goes by this: the PAC file of the same place comes before it',
    );
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
    expect(fateOf(suffix, [suffix], { hasNames: true }).text).toMatch(
      /listed below, by component$/,
    );
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
