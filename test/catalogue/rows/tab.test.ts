import { describe, expect, it } from 'vitest';
import { tabOf } from '../../../src/catalogue/rows/tab.ts';

describe('tabOf() reads from the name of a sheet', () => {
  it('releases of Windows 10', () => {
    for (const name of ['Windows 1607 to 1803', ' windows 10  1607 - 1803', 'Windows 1607–1803']) {
      expect(tabOf(name, 'x.xlsx')).toMatchObject({
        columns: ['windows'],
        rules: [
          { effect: 'only', family: 'windows-10', from: '1607', to: '1803' },
          { effect: 'not', family: 'windows-server' },
        ],
      });
    }
  });

  it.each(['Windows 7, 8.1, 2008R2 (MMA) ', 'MMA', 'Microsoft Monitoring Agent'])(
    'that %j is for down-level systems',
    (name) => {
      expect(tabOf(name, 'x')).toEqual({
        columns: ['windows-7-8', 'windows-server-mma'],
        rules: [],
      });
    },
  );

  it.each([
    ['Microsoft Defender URLs - USGov', ['gcc', 'gcc-high', 'dod']],
    ['US Gov', ['gcc', 'gcc-high', 'dod']],
    ['URLs GCC High', ['gcc-high']],
    ['GCC', ['gcc']],
    ['DoD', ['dod']],
  ])('that %s is for government clouds', (name, clouds) => {
    expect(tabOf(name, 'x').clouds).toEqual(clouds);
  });

  it('the portal', () => {
    for (const name of ['Security Center URLs', 'Admin portal', 'Defender portal URLs']) {
      expect(tabOf(name, 'x').portal).toBe(true);
    }
  });

  it.each([
    undefined,
    '',
    'Sheet1',
    'Microsoft Defender URLs',
    'Windows 11',
    'Windows 2000 to 2003',
  ])('nothing else (%j)', (name) => {
    expect(tabOf(name, 'x')).toEqual({ rules: [] });
  });
});
