import exceljs from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../../../src/report/formats/xlsx/workbook/sheet.ts';
import { writeWorkbook } from '../../../../../src/report/formats/xlsx/workbook/write-workbook.ts';
import { zipFile } from '../../../../../src/report/formats/xlsx/workbook/zip-file.ts';
import { readZip } from '../read-zip.ts';

const moment = new Date('2026-11-20T08:30:00Z');
const options = { title: 'A workbook', creator: 'netready', moment };
type Cells = Sheet['rows'] extends Iterable<infer Row> ? Row[] : never;
const sheetOf = (rows: Cells, more: Partial<Sheet> = {}): Sheet => ({
  ...{ name: 'Summary', color: '000000', widths: [10, 10] },
  rows,
  ...more,
});

async function firstSheet(sheet: Sheet): Promise<string> {
  const { parts } = await readZip(await writeWorkbook([sheet], options));
  return parts.get('xl/worksheets/sheet1.xml') ?? '';
}

const valueCell = (value: unknown): Cells => [
  { cells: [{ value: value as string, style: 'text' }] },
];

describe('writeWorkbook()', () => {
  it.each([
    ['a figure', 4.125, '<v>4.125</v>'],
    ['a date', moment, '<v>46346.35416666667</v>'],
    ['what is so', true, 't="b"><v>1</v>'],
    ['an object as a text', { formula: '1+1' }, '<v>[object Object]</v>'],
  ])('writes %s', async (_, value, written) => {
    expect(await firstSheet(sheetOf(valueCell(value)))).toContain(written);
  });

  it.each([
    ['no number', Number.NaN],
    ['nothing', undefined],
  ])('leaves a cell of %s empty', async (_, value) => {
    expect(await firstSheet(sheetOf(valueCell(value)))).not.toContain('<v>');
  });

  it('writes every text as a string that XML carries, never as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (value) => {
        const xml = await firstSheet(sheetOf(valueCell(value)));
        const [cells = ''] = /<sheetData>.*<\/sheetData>/s.exec(xml) ?? [];
        expect(cells).not.toMatch(/<f[ >]/);
        expect(cells).not.toMatch(/<v>\s*[=+\-@]/);
        expect(cells).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#\w+);)/);
      }),
      { numRuns: 50 },
    );
  });

  it('has its links inside of the file, behind its bars, and no more than Excel follows', async () => {
    const link = { sheet: 'Matrix', row: 2 } as const;
    const rows = Array.from({ length: 65_010 }, () => ({
      cells: [{ value: 'x', style: 'link' as const, link }],
    }));
    const bars = [{ from: { row: 1, column: 2 }, to: { row: 9, column: 28 } }];
    const xml = await firstSheet(sheetOf(rows, { bars }));
    expect(xml.match(/<hyperlink [^>]*location="Matrix!A2"\/>/g)).toHaveLength(65_000);
    expect(xml).not.toContain('r:id');
    const order = [
      ...xml.matchAll(
        /<(conditionalFormatting|hyperlinks|pageMargins|pageSetup|headerFooter)[ >]/g,
      ),
    ];
    expect(order.map(([, name]) => name)).toEqual([
      'conditionalFormatting',
      'hyperlinks',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ]);
    expect(xml).toContain('sqref="B1:AB9"');
  });

  it('leads nowhere outside of the file, and escapes what it is called', async () => {
    const bytes = await writeWorkbook([sheetOf(valueCell('a'))], {
      ...{ title: '<t>&', creator: '"c"', moment },
    });
    for (const [name, xml] of (await readZip(bytes)).parts) {
      expect(xml).not.toContain('TargetMode');
      if (name !== 'xl/theme/theme1.xml') expect(xml).not.toContain('<t>&');
    }
  });

  it('is read again as it was, with its titles and what is printed', async () => {
    const table = { frozen: 1, rows: 1, printed: 1 };
    const rows: Cells = [
      {
        cells: [
          { value: 'Name', style: 'head' },
          { value: 'Count', style: 'head' },
        ],
      },
      {
        cells: [
          { value: 'a', style: 'strong' },
          { value: 7, style: 'count' },
        ],
        height: 30,
      },
    ];
    const bytes = await writeWorkbook([sheetOf(rows, { table })], options);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
    const sheet = workbook.getWorksheet('Summary');
    expect(sheet?.getCell('B2').value).toBe(7);
    expect(sheet?.getCell('A2').font.bold).toBe(true);
    expect(sheet?.getRow(2).height).toBe(30);
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:1');
    expect(sheet?.pageSetup.printArea).toBe('A1:A3');
    expect(workbook.creator).toBe('netready');
    expect(workbook.created).toEqual(moment);
  });

  it('gives the same bytes each time', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => writeWorkbook([sheetOf(valueCell('a'))], options)),
    );
    expect(one && two && Buffer.compare(one, two)).toBe(0);
  });
});

describe('zipFile()', () => {
  it('holds what it was given, at its time', async () => {
    const long = 'x'.repeat(3_000_000);
    const bytes = zipFile(
      [
        { name: 'a/b.xml', texts: ['<a>', 'é', '</a>'] },
        { name: 'empty', texts: [] },
        { name: 'long', texts: [long, long] },
      ],
      moment,
    );
    const { parts, times } = await readZip(bytes);
    expect(parts.get('a/b.xml')).toBe('<a>é</a>');
    expect(parts.get('empty')).toBe('');
    expect(parts.get('long')?.length).toBe(6_000_000);
    expect(new Set(times.map(String)).size).toBe(1);
    expect(bytes.length).toBeLessThan(20_000);
  });
});
