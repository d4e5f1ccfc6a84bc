import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load-catalogue.ts';
import { type LongList, longList } from '../../src/catalogue/long-list.ts';
import { selectTargets } from '../../src/catalogue/select/select-targets.ts';
import type { Target } from '../../src/model/target/target.ts';
import { listFile } from './catalogue-files.ts';

const selection = { os: ['linux'], regions: [], portal: false, listName: 'list.csv' } as const;
const rows = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `https://t${from + index}.example/`);
const fileOf = (lines: readonly string[]): Promise<string> =>
  listFile('list.csv', lines.join('\n'));

async function long(lines: readonly string[], look = (): void => {}): Promise<LongList> {
  const list = await longList(await fileOf(lines), { selection, look });
  if (!list) throw new Error('the list is held whole');
  return list;
}

async function partsOf(list: LongList, size: number): Promise<(readonly Target[])[]> {
  const parts: (readonly Target[])[] = [];
  for await (const part of list.parts(size)) parts.push(part);
  return parts;
}

describe('longList()', () => {
  it('reads the same targets in parts as are read of the whole', async () => {
    const file = await fileOf(['url,service', ...rows(6000).map((url) => `${url},One`)]);
    const list = await longList(file, { selection, look: () => {} });
    const whole = selectTargets((await loadCatalogue(file)).services, selection).targets;
    const parts = list ? await partsOf(list, 2500) : [];
    expect(list?.targets).toBe(6000);
    expect(list?.source).toMatchObject({ name: 'list.csv', rows: 6000, targets: 6000, skipped: 0 });
    expect(parts.map(({ length }) => length)).toEqual([2500, 2500, 1000]);
    expect(parts.flat()).toEqual(whole);
  });

  it('holds no list of very many rows, however few targets it names', async () => {
    const list = await long(['url', ...Array<string>(40_001).fill('https://a.example/')]);
    expect((await partsOf(list, 1000)).flat()).toHaveLength(1);
  });

  it('tells of each row what gave no target', async () => {
    const list = await long(['url', ...rows(6000), 'not an address']);
    const told = { targets: 0, skipped: 0, problems: 0 };
    for await (const { targets, skipped, problems } of list.rows()) {
      told.targets += targets.length;
      told.skipped += skipped.length;
      told.problems += problems.length;
    }
    expect(told).toEqual({ targets: 6000, skipped: 1, problems: 1 });
  });

  it('reads fewer targets in parts where each is tried often', async () => {
    const file = await fileOf(['url', ...rows(2600)]);
    const look = (): void => {};
    expect(await longList(file, { selection, look, triesEach: 7 })).toBeUndefined();
    expect(await longList(file, { selection, look, triesEach: 8 })).toMatchObject({
      targets: 2600,
    });
  });

  it('asks a target once, however far apart its rows are', async () => {
    const list = await long(['url', ...rows(5500), ...rows(20), 'https://last.example/']);
    const targets = (await partsOf(list, 10_000)).flat();
    expect(list.targets).toBe(5501);
    expect(targets.at(-1)).toMatchObject({ id: 't5501', host: 'last.example' });
    expect(new Set(targets.map(({ id }) => id)).size).toBe(5501);
  });

  it('counts what is out and tells what cannot be read, row by row', async () => {
    const list = await long([
      'url,geography',
      ...rows(5200).map((url) => `${url},EU`),
      'nowhere,EU',
    ]);
    expect(list.problems).toEqual([{ kind: 'unreadable', row: 5202, value: 'nowhere' }]);
    expect(list.source).toMatchObject({ rows: 5201, targets: 5200, skipped: 1 });
    expect(list.regions).toEqual(['eu']);
  });

  it('leaves out the rows of other regions', async () => {
    const file = await fileOf([
      'url,geography',
      ...rows(5100).map((url) => `${url},EU`),
      ...rows(10, 6000).map((url) => `${url},US`),
    ]);
    const found = await longList(file, {
      selection: { ...selection, regions: ['eu'] },
      look: () => {},
    });
    expect(found?.source).toMatchObject({ targets: 5100, skipped: 10 });
  });

  it('shows every target before there is a list, and throws what the look at it throws', async () => {
    let seen = 0;
    const file = await fileOf(['url', ...rows(5100)]);
    await longList(file, {
      selection,
      look: ({ length }) => {
        seen += length;
      },
    });
    expect(seen).toBe(5100);
    const look = (): void => {
      throw new Error('a secret');
    };
    await expect(longList(file, { selection, look })).rejects.toThrow('a secret');
  });

  it('reads a list of lines as it reads a table', async () => {
    const file = await listFile('list.txt', rows(6000).join('\n'));
    const list = await longList(file, { selection, look: () => {} });
    expect(list?.targets).toBe(6000);
  });

  it.each([['of no more targets than are held whole', ['url', ...rows(5000)]]])(
    'leaves a list %s to who reads it whole',
    async (_, lines) => {
      expect(await longList(await fileOf(lines), { selection, look: () => {} })).toBeUndefined();
    },
  );

  it.each([
    ['another kind of file', '/nowhere/list.json'],
    ['no file', '/nowhere/list.csv'],
    ['a device', '/dev/zero'],
  ])('leaves %s to who reads lists whole', async (_, file) => {
    expect(await longList(file, { selection, look: () => {} })).toBeUndefined();
  });

  it('has every row before one that breaks off, however slowly they are taken', async () => {
    const list = await long(['url', ...rows(6000), '"https://t9.example/']);
    const targets: Target[] = [];
    for await (const part of list.parts(10)) {
      await new Promise((resolve) => setImmediate(resolve));
      targets.push(...part);
    }
    expect(targets).toHaveLength(6000);
    expect(list.problems).toMatchObject([{ kind: 'broken-file' }]);
  });

  it('requires what any of its rows requires, wherever it stands', async () => {
    const optional = 'https://t999.example/,no';
    const list = await long([
      'url,required',
      ...rows(999).map((url) => `${url},no`),
      optional,
      'https://t999.example/,yes',
      ...rows(5000, 1000).map((url) => `${url},no`),
      'https://t5.example/,yes',
    ]);
    const targets = (await partsOf(list, 2500)).flat();
    expect(targets.filter(({ required }) => required).map(({ host }) => host)).toEqual([
      't5.example',
      't999.example',
    ]);
  });

  it('counts all that cannot be read, and keeps the first thousand', async () => {
    const list = await long([
      'url',
      ...rows(5100),
      ...Array.from({ length: 1500 }, () => 'no address'),
    ]);
    expect(list.problems).toHaveLength(1000);
    expect(list.problemCount).toBe(1500);
  });

  it('closes the file where it is left half-way', async () => {
    const list = await long(['url', ...rows(6000)]);
    for await (const part of list.parts(100)) {
      expect(part).toHaveLength(100);
      break;
    }
  });
});
