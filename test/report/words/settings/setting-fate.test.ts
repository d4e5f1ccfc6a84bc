import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../../src/model/route.ts';
import { fateOf } from '../../../../src/report/words/settings/setting-fate.ts';

const setting: Setting = {
  id: 'winhttp',
  source: 'WinHttpSettings',
  scope: 'machine',
  raw: 'proxy.example:3128',
  value: 'http://proxy.example:3128',
  problems: [],
  wins: true,
};
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
});
