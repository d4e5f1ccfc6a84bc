import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/load-catalogue.ts';
import { selectTargets } from '../../../src/catalogue/select/select-targets.ts';
import { fixture, urlsOf, written } from '../catalogue-files.ts';

describe('loadCatalogue() with JSON', () => {
  it('reads texts, objects, and what has neither as a problem', async () => {
    const list = await fixture('targets.json');
    expect(urlsOf(list)).toEqual([
      'https://one.example.com:443/a',
      'https://winatp-gw-weu.microsoft.com:443/commands/test',
      'https://three.example.com:8443/',
    ]);
    expect(list.services.map(({ required }) => required)).toEqual([true, false, true]);
    expect(list.services[2]?.columns).toEqual(['linux']);
    expect(list.problems.map(({ kind, row }) => [kind, row])).toEqual([
      ['unreadable', 4],
      ['unreadable', 5],
    ]);
  });

  it('reads back the targets of a built-in list', async () => {
    const selection = { os: ['linux'], regions: ['eu'], portal: false, listName: 'x' } as const;
    const list = await loadCatalogue('mde-commercial');
    const { targets } = selectTargets(list.services, selection);
    const again = await written('again.json', JSON.stringify({ targets }));
    const readable = (all: typeof targets): string[] =>
      all.filter(({ notRun }) => !notRun).map(({ url, required }) => `${url} ${required}`);
    expect(readable(selectTargets(again.services, selection).targets)).toEqual(readable(targets));
  });
});
