import { describe, expect, it } from 'vitest';
import { plant } from './plant.ts';

const importing = (path: string, specifier: string): readonly string[] =>
  plant({ [path]: `import type { A } from '${specifier}';\n` });

describe('the rule of rooms', () => {
  it.each([
    ['src/report/formats/csv/a.ts', '../json/b.ts', 'csv may not import json'],
    ['src/report/formats/csv/a.ts', '../json/deep/b.ts', 'csv may not import json'],
    ['src/report/formats/markdown/a.ts', '../terminal/b.ts', 'markdown may not import terminal'],
    ['src/report/formats/junit/a.ts', '../xlsx/b.ts', 'junit may not import xlsx'],
    ['src/report/formats/xlsx/deep/a.ts', '../../csv/b.ts', 'xlsx may not import csv'],
    [
      'src/report/formats/json/a.ts',
      '../../formats.ts',
      'json may not import src/report/formats.ts',
    ],
    ['src/report/view/a.ts', '../formats/terminal/b.ts', 'view may not import terminal'],
    ['src/report/view/a.ts', '../text/paint.ts', 'view may not import text/paint.ts'],
    ['src/report/view/a.ts', '../blocks/b.ts', 'view may not import blocks'],
    ['src/report/blocks/a.ts', '../formats/markdown/b.ts', 'blocks may not import markdown'],
    ['src/report/blocks/a.ts', '../text/shorten.ts', 'blocks may not import text/shorten.ts'],
    ['src/report/formats/csv/a.ts', '../../blocks/b.ts', 'csv may not import blocks'],
    ['src/report/words/a.ts', '../view/b.ts', 'words may not import view'],
    ['src/report/text/a.ts', '../words/b.ts', 'text may not import words'],
  ])('reports that %s reads %s', (path, specifier, message) => {
    expect(importing(path, specifier)).toEqual([`rooms ${path}:1 ${message}`]);
  });

  it.each([
    ['src/report/formats/csv/a.ts', '../view/b.ts'],
    ['src/report/formats/csv/a.ts', './deep/b.ts'],
    ['src/report/formats/terminal/deep/a.ts', '../b.ts'],
    ['src/report/view/a.ts', '../words/b.ts'],
    ['src/report/view/a.ts', '../../model/b.ts'],
    ['src/report/view/deep/a.ts', '../../text/say.ts'],
    ['src/report/blocks/a.ts', '../view/b.ts'],
    ['src/report/formats/markdown/a.ts', '../blocks/b.ts'],
    ['src/report/formats.ts', './csv/b.ts'],
  ])('lets %s read %s', (path, specifier) => {
    expect(importing(path, specifier)).toEqual([]);
  });

  it('reports a room that no row tells of', () => {
    expect(plant({ 'src/report/attic/a.ts': '' })).toEqual([
      'rooms src/report/attic/a.ts attic has no row in the table of rooms',
    ]);
  });

  it.each(['src/report/view', 'src/setup/steps', 'src/model/route', 'src/lab/network'])(
    'reports more than a dozen entries in %s, folders counted',
    (folder) => {
      const many = (count: number) =>
        Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`${folder}/a${index}.ts`, '']),
        );
      const deep = { [`${folder}/deep/a.ts`]: '', [`${folder}/deep/b.ts`]: '' };
      const heap = [`rooms ${folder} 13 entries, and 12 are the most`];
      expect(plant({ ...many(11), ...deep })).toEqual([]);
      expect(plant({ ...many(12), ...deep })).toEqual(heap);
      expect(plant(many(13))).toEqual(heap);
    },
  );

  it('lets a folder of lists, one a theme, hold any number of them', () => {
    const many = Array.from({ length: 20 }, (_, index) => [`src/lab/scenarios/a${index}.ts`, '']);
    expect(plant(Object.fromEntries(many))).toEqual([]);
  });
});
