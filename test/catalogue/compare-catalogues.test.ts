import { describe, expect, it } from 'vitest';
import { compareCatalogues } from '../../src/catalogue/compare-catalogues.ts';
import { commercial } from '../../src/catalogue/lists/commercial.ts';
import { fixture, written } from './catalogue-files.ts';

const header = 'Geography,Port,URL,Required,Windows 11,Linux,Comments\n';

describe('compareCatalogues()', () => {
  it('tells what is new, what is gone and what is different', async () => {
    const old = await written(
      'old.csv',
      `${header}WW,443,a.example,Required,Yes,,\nEU,443,b.example,Required,Yes,,\nUS,443,c.example,Required,Yes,,old words\n`,
    );
    const latest = await written(
      'new.csv',
      `${header}WW,443,a.example,Optional,Yes,Yes,\nUS,443,c.example,Required,Yes,,Not required for Windows 11\nUS,443,b.example,Required,Yes,,\n`,
    );
    const changes = compareCatalogues(old, latest);
    expect(
      changes.map(({ change, url, geography, fields }) => [change, url, geography, fields]),
    ).toEqual([
      ['changed', 'https://a.example/', 'WW', ['required', 'columns']],
      ['dropped', 'https://b.example/', 'EU', []],
      ['added', 'https://b.example/', 'US', []],
      ['changed', 'https://c.example/', 'US', ['rules', 'comments']],
    ]);
    expect(changes[0]).toMatchObject({
      before: { required: true, columns: ['windows'] },
      after: { required: false, columns: ['windows', 'linux'] },
    });
    expect(changes[3]?.after?.rules).toEqual([
      { effect: 'not', family: 'windows-10', from: '11', to: '11' },
    ]);
  });

  it('finds nothing between a list and itself, whatever the order', () => {
    const services = [...commercial.services].reverse();
    expect(compareCatalogues(commercial, { services })).toEqual([]);
  });

  it('takes `All`, `WW` and no geography at all for the same, and rows given twice for one', async () => {
    const old = await written('old.csv', 'Geography,URL,Mac\nAll,a.example,Yes\nWW,a.example,\n');
    const latest = await written('new.csv', 'URL\na.example\n');
    expect(compareCatalogues(old, latest)).toEqual([]);
  });

  it('compares a sheet of 2021 with the built-in list, comments left aside', async () => {
    const changes = compareCatalogues(await fixture('sheet-2021.csv'), commercial);
    const of = (url: string) => changes.find((one) => one.url === url && one.geography === 'EU');
    expect(of('https://eu.vortex-win.data.microsoft.com/')?.fields).toEqual(['required']);
    expect(of('https://eu-v20.events.data.microsoft.com/')).toBeUndefined();
    expect(changes.some(({ fields }) => fields.includes('comments'))).toBe(false);
    expect(changes.some(({ change }) => change === 'added')).toBe(true);
  });
});
