import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load-catalogue.ts';
import { selectTargets } from '../../src/catalogue/select/select-targets.ts';
import { watchCpu } from '../watch-cpu.ts';
import { fixture, urlsOf, written } from './catalogue-files.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('loadCatalogue() with a name', () => {
  it('gives a built-in list and its count', async () => {
    const list = await loadCatalogue('mde-gov');
    expect(list.problems).toEqual([]);
    expect(list.sources).toEqual([{ name: 'mde-gov', date: '2026-07-03', rows: 76 }]);
  });

  it('names the choices where the name is unknown', async () => {
    await expect(loadCatalogue('mde')).rejects.toThrow(
      'Unknown catalogue, the choices are mde-commercial, mde-gov, mde-streamlined, mde-streamlined-gov or a file (.xlsx, .xlsm, .csv, .tsv, .txt, .lst, .list, .json, .jsonl): mde',
    );
  });
});

describe('loadCatalogue() with a file that cannot be read', () => {
  it('throws one line for a file that is not there', async () => {
    await expect(loadCatalogue('nowhere/list.csv')).rejects.toThrow(
      'Cannot read the catalogue, there is no such file: nowhere/list.csv',
    );
  });

  it('throws one line for an ending that it does not know', async () => {
    await expect(loadCatalogue('list.docx')).rejects.toThrow(
      'Cannot read the catalogue, its ending must be one of .xlsx, .xlsm, .csv, .tsv, .txt, .lst, .list, .json, .jsonl: list.docx',
    );
  });

  it('throws one line for a file that is too large', async () => {
    const file = join(folder, 'large.csv');
    await writeFile(file, 'url\n');
    await truncate(file, 64 * 1024 * 1024 + 1);
    await expect(loadCatalogue(file)).rejects.toThrow(
      'Cannot read the catalogue, it is larger than 64 MiB (67108865 bytes)',
    );
  });

  it('throws one line for a folder', async () => {
    const file = join(folder, 'folder.csv');
    await mkdir(file);
    await expect(loadCatalogue(file)).rejects.toThrow('it is no regular file');
  });
});

describe('loadCatalogue() with broken content', () => {
  it('names the row of what cannot be read, and the rest goes on', async () => {
    const list = await fixture('broken.csv');
    expect(urlsOf(list)).toEqual([
      'https://good.example.com:443/',
      'https://other.example.com:443/',
      'http://last.example.com:80/',
      'https://last.example.com:443/',
    ]);
    expect(list.problems.map(({ kind, row }) => [kind, row])).toEqual([
      ['unreadable', 3],
      ['unreadable', 4],
      ['bad-port', 5],
      ['unreadable', 6],
    ]);
    expect(list.sources[0]).toMatchObject({ rows: 6 });
  });

  it('keeps what came before a quote that never closes', async () => {
    const list = await written('quote.csv', 'url\na.example\n"b.example\nc.example\n');
    expect(urlsOf(list)).toEqual(['https://a.example:443/']);
    expect(list.problems).toMatchObject([{ kind: 'broken-file', value: 'CSV_QUOTE_NOT_CLOSED' }]);
  });

  it.each([
    ['empty.csv', ''],
    ['none.csv', 'name,colour\nsky,blue\n'],
    ['binary.csv', '\0\u0001\u0002\n'.repeat(100)],
    ['empty.json', '{}'],
    ['null.json', 'null'],
  ])('says that %s has no column of addresses', async (name, content) => {
    const list = await written(name, content);
    expect(list.services).toEqual([]);
    expect(list.problems).toEqual([{ kind: 'no-url-column' }]);
  });

  it('says that JSON is broken', async () => {
    expect((await written('broken.json', '[ "a.example"')).problems).toMatchObject([
      { kind: 'broken-file' },
    ]);
  });

  it('stops at a number of rows', async () => {
    const list = await written('many.csv', `url\n${'a.example\n'.repeat(200_005)}`);
    expect(list.services).toHaveLength(199_999);
    expect(list.problems).toMatchObject([{ kind: 'too-many-rows', row: 200_001 }]);
  });

  it('never throws for what stands in a file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('url', ',', '\n', '"', 'a.example'))),
        async (parts) => {
          await written('any.csv', parts.join(''));
          await written('any.json', parts.join(''));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('loadCatalogue() at size', () => {
  it.each([
    ['stars', 'a*'],
    ['quotes', `${'"'.repeat(50)}'`],
    ['brackets', '('],
    ['dots', '.*'],
    ['digits', '1.'],
    ['raised digits', '¹'],
    ['colons', ':'],
  ])('reads a line of %s in time that grows with its length alone', async (_, part) => {
    const line = part.repeat(Math.floor(900_000 / part.length));
    const cpuMs = watchCpu();
    const list = await written('list.txt', `a.example\n${line}\n${line}x\n`);
    expect(list.services.map(({ host }) => host)).toEqual(['a.example']);
    // What grows with the square of it takes minutes.
    expect(cpuMs()).toBeLessThan(10_000);
  });

  it('reads and selects 20,000 rows within a second or so', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `EU,443,host${index}.example.com,Not required for Windows 10 1803 and above`,
    );
    const cpuMs = watchCpu();
    const list = await written('size.csv', `Geography,Port,URL,Comments\n${rows.join('\n')}`);
    const { targets } = selectTargets(list.services, {
      os: ['windows-10-1709', 'linux'],
      regions: ['eu'],
      portal: false,
      listName: list.name,
    });
    expect(targets).toHaveLength(20_000);
    // Far above what it takes.
    expect(cpuMs()).toBeLessThan(5000);
  });
});
