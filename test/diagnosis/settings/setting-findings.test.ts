import { describe, expect, it } from 'vitest';
import { settingFindings } from '../../../src/diagnosis/settings/setting-findings.ts';
import type { Setting } from '../../../src/model/route/route.ts';

const winner: Setting = {
  id: 'one',
  source: 'One',
  scope: 'machine',
  raw: 'p.example:1',
  value: 'http://p.example:1',
  problems: ['authenticated-proxy-allowed'],
  wins: true,
};
const loser: Setting = {
  ...winner,
  id: 'other',
  source: 'Other',
  raw: 'q.example:1',
  problems: ['proxy-settings-conflict'],
  wins: false,
  lostBecause: 'one',
};

describe('settingFindings()', () => {
  it('numbers what was noted, with the setting as evidence, and the one that it lost to', () => {
    expect(settingFindings([winner, loser])).toMatchObject([
      { id: 'f1', kind: 'authenticated-proxy-allowed', evidence: ['one'] },
      {
        id: 'f2',
        kind: 'proxy-settings-conflict',
        evidence: ['other', 'one'],
        facts: { setting: 'Other', value: 'q.example:1', winner: 'One' },
      },
    ]);
  });

  it('says who goes by what lost, where the ways are known', () => {
    const route = { id: 'winhttp', kind: 'direct', effective: false, settings: ['other'] } as const;
    const way = { basis: 'a page', fallback: { route: 'direct', basis: 'a page' }, losers: [] };
    const takers = (taken: string) =>
      settingFindings([winner, loser], {
        routes: [route],
        components: [{ ...way, component: 'windows-update', route: taken }],
      })[1]?.facts;
    expect(takers('winhttp')).toMatchObject({ takers: ['windows-update'] });
    expect(takers('direct')).toMatchObject({ takers: [] });
    expect(settingFindings([winner, loser])[1]?.facts).not.toHaveProperty('takers');
  });

  it('passes over kinds that are none of a setting', () => {
    expect(settingFindings([{ ...winner, problems: ['port-silence'] }])).toEqual([]);
  });
});
