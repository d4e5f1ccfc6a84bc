import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileWorkbooks } from '../../../fixtures/catalogue/workbook/hostile-workbooks.ts';
import { measuredLoad } from '../../../fixtures/catalogue/workbook/measured-load.ts';
import { rawWorkbook, sheetData } from '../../../fixtures/catalogue/workbook/raw-workbook.ts';
import { loadCatalogue } from '../../../src/catalogue/load-catalogue.ts';
import { readWorkbook } from '../../../src/catalogue/workbook/read-workbook.ts';

let folder = '';
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbook-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function kept(bytes: Uint8Array): Promise<string> {
  count += 1;
  const file = join(folder, `${count}.xlsx`);
  await writeFile(file, bytes);
  return file;
}

/** What is read, or the one line that says why not. */
async function outcome(bytes: Uint8Array): Promise<string> {
  const file = await kept(bytes);
  try {
    const { services } = await loadCatalogue(file);
    return `${services.length} rows`;
  } catch (error) {
    const line = error instanceof Error ? error.message : '';
    expect(line).toMatch(/^Cannot read the catalogue, [^\n]{5,150}: [^\n]+\.xlsx$/);
    return line;
  } finally {
    await rm(file);
  }
}

const limit = { timeout: 120_000 };

describe('readWorkbook() and a hostile file', () => {
  // Bounds for any machine: bench/catalogue/bomb.ts has those that are promised.
  it.each(hostileWorkbooks)('is bounded for $name', limit, async ({ bytes, says }) => {
    const { error, cpuMs, peakMiB } = await measuredLoad(bytes());
    if (says) expect(error).toMatch(says);
    else expect(error).toBeUndefined();
    expect(error ?? '').not.toContain('\n');
    expect(cpuMs).toBeLessThan(10_000);
    expect(peakMiB).toBeLessThan(400);
  });

  it('refuses a workbook of 200 MB unread', async () => {
    const file = await kept(rawWorkbook({ sheets: { a: '' } }));
    await truncate(file, 200_000_000);
    await expect(loadCatalogue(file)).rejects.toThrow(
      'Cannot read the catalogue, it is larger than 16 MiB (200000000 bytes)',
    );
  });

  it('gives the system its word for a file that is not there', async () => {
    await expect(readWorkbook(join(folder, 'nowhere.xlsx'))).rejects.toThrow('ENOENT');
  });
});

describe('readWorkbook() and what a workbook may carry along', () => {
  it('follows and runs nothing', async () => {
    const parts = [
      { name: 'xl/vbaProject.bin', body: 'macro' },
      { name: 'xl/externalLinks/externalLink1.xml', body: '<externalLink/>' },
      { name: 'xl/media/image1.png', body: Buffer.alloc(1000) },
      { name: 'xl/styles.xml', body: '<styleSheet><broken' },
    ];
    const bytes = rawWorkbook({ sheets: { a: sheetData([['URL'], ['a.example']]) }, parts });
    expect(await outcome(bytes)).toBe('1 rows');
  });
});

describe('readWorkbook() survives', () => {
  const cell = fc.oneof(
    fc.constantFrom('URL', 'Port', 'OS', 'Linux', 'Yes', 'a.example', '443', '*b.example', ''),
    fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/\p{Cc}/gu, '')),
  );

  it('sheets of any text', limit, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
        fc.array(
          fc.tuple(fc.nat(12), fc.nat(12), fc.nat(8)).map(([top, more, column]) => {
            const letter = String.fromCharCode(65 + column);
            return `<mergeCell ref="${letter}${top + 1}:${letter}${top + 1 + more}"/>`;
          }),
          { maxLength: 4 },
        ),
        async (rows, merges) => {
          const sheet = `${sheetData(rows)}<mergeCells>${merges.join('')}</mergeCells>`;
          expect(await outcome(rawWorkbook({ sheets: { a: sheet } }))).toMatch(/rows$/);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('markup of any kind', limit, async () => {
    const piece = fc.constantFrom(
      ...['<row r="1">', '</row>', '<row>', '<c r="A1" t="s">', '<c r="B1">', '<c>', '</c>', '<v>'],
      ...['0', '9', '</v>', '<is>', '<t>', 'URL', '</t>', '</is>', '<f>', '<f t="shared" si="0">'],
      ...['</f>', '<sheetData>', '</sheetData>', '<r>', '</r>', '&amp;', '&x;', '<', '"', ']]>'],
      ...['<mergeCell ref="A1:B2"/>', '<mergeCell ref="B2:A1"/>', '<!--', '-->', '<![CDATA['],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const sheets = { a: `<sheetData>${pieces.join('')}</sheetData>` };
        await outcome(rawWorkbook({ sheets, strings: '<si><t>a.example</t></si>' }));
      }),
      { numRuns: 200 },
    );
  });

  it('bytes of any kind, and a workbook with bytes changed', limit, async () => {
    const whole = rawWorkbook({
      sheets: { a: sheetData([['URL'], ['a.example']]), b: '' },
      strings: '<si><t>a</t></si>',
    });
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc
            .uint8Array({ maxLength: 300 })
            .map((tail) => Buffer.concat([whole.subarray(0, 4), tail])),
          fc.nat(whole.length).map((length) => whole.subarray(0, length)),
          fc.array(change, { minLength: 1, maxLength: 10 }).map((changes) => {
            const copy = Buffer.from(whole);
            for (const [at, byte] of changes) copy[at] = byte;
            return copy;
          }),
        ),
        async (bytes) => {
          await outcome(bytes);
        },
      ),
      { numRuns: 200 },
    );
  });
});
