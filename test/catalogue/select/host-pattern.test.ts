import { describe, expect, it } from 'vitest';
import { fitsPattern } from '../../../src/catalogue/select/host-pattern.ts';
import { selectTargets } from '../../../src/catalogue/select/select-targets.ts';
import { written } from '../catalogue-files.ts';
import { chosen } from '../chosen.ts';

describe('fitsPattern()', () => {
  it.each([
    ['a.x.test', '*.x.test', true],
    ['a.b.x.test', '*.x.test', true],
    ['x.test', '*.x.test', false],
    ['gw-weu.x.test', 'gw-*.x.test', true],
    ['gw-a.b.x.test', 'gw-*.x.test', false],
    ['us-v20.e.x.test', '*-v20.e.x.test', true],
    ['axtest', '*.x.test', false],
    ['gw-weu-x.test', 'gw-*.x.test', false],
  ])('%s, %s: %s', (host, pattern, fits) => {
    expect(fitsPattern(host, pattern)).toBe(fits);
  });
});

describe('a wildcard with its star within a name', () => {
  it('becomes the names that are known, of the regions that are asked for', async () => {
    const list = await written('list.csv', 'URL\nwinatp-gw-*.microsoft.com\ngw-*.corp.example\n');
    const selection = {
      os: ['windows-11'],
      regions: ['uk'],
      portal: false,
      listName: 'x',
    } as const;
    const { targets } = selectTargets(list.services, selection);
    expect(targets.map(({ host, notRun, pattern }) => [host, pattern, notRun])).toEqual([
      ['winatp-gw-uks.microsoft.com', 'winatp-gw-*.microsoft.com', undefined],
      ['winatp-gw-ukw.microsoft.com', 'winatp-gw-*.microsoft.com', undefined],
      ['gw-*.corp.example', 'gw-*.corp.example', 'wildcard-without-known-name'],
    ]);
    expect(targets[0]?.url).toBe(
      chosen('mde-commercial', { os: ['windows-11'], regions: ['uk'] }).targets.find(
        ({ host }) => host === 'winatp-gw-uks.microsoft.com',
      )?.url,
    );
  });
});
