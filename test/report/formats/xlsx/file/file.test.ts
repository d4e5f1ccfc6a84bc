import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellXml, letters } from '../../../../../src/report/formats/xlsx/file/cell-xml.ts';
import { sheetXml } from '../../../../../src/report/formats/xlsx/file/sheet-xml.ts';
import { stylesXml } from '../../../../../src/report/formats/xlsx/file/styles-xml.ts';
import { writeWorkbook } from '../../../../../src/report/formats/xlsx/file/write-workbook.ts';
import { zipFile } from '../../../../../src/report/formats/xlsx/file/zip-file.ts';
import { cellStyles } from '../../../../../src/report/formats/xlsx/workbook/cell-styles.ts';
import type { Sheet } from '../../../../../src/report/formats/xlsx/workbook/sheet.ts';
import { readZip } from '../read-zip.ts';

const moment = new Date('2026-11-20T08:30:00Z');
const sheet = (rows: Sheet['rows']): Sheet => ({
  ...{ name: 'Summary', color: '000000', widths: [10, 10] },
  rows,
});

/** An inline string, or nothing. */
const stringCell =
  /^<c r="A1" s="\d+"(?:\/>| t="inlineStr"><is><t xml:space="preserve">[^<>]*<\/t><\/is><\/c>)$/;

describe('letters()', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [108, 'DD'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('names column %i %s', (column, name) => {
    expect(letters(column)).toBe(name);
  });
});

describe('cellXml()', () => {
  it.each([
    ['a figure', 4.125, '<v>4.125</v>'],
    ['no number', Number.NaN, '/>'],
    ['nothing', undefined, '/>'],
    ['a date', moment, '<v>46346.35416666667</v>'],
    ['what is so', true, 't="b"><v>1</v>'],
  ])('writes %s', (_, value, written) => {
    expect(cellXml({ value, style: 'text' }, 'A1')).toContain(written);
  });

  it('writes every text as a string that XML carries, never as a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => {
        const xml = cellXml({ value, style: 'text' }, 'A1');
        expect(xml).toMatch(stringCell);
        expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#13);)/);
        expect(xml).not.toMatch(/<t [^>]*>\s*[=+\-@]/);
      }),
    );
  });

  it('takes an object for a text', () => {
    const value = { formula: '1+1' } as unknown as string;
    expect(cellXml({ value, style: 'text' }, 'A1')).toContain('[object Object]');
  });
});

describe('sheetXml()', () => {
  it('follows no more links than Excel does, and shows the rest as plain text', () => {
    const link = { sheet: 'Matrix', row: 2 } as const;
    const rows = Array.from({ length: 65_010 }, () => ({
      cells: [{ value: 'x', style: 'link' as const, link }],
    }));
    const xml = [...sheetXml(sheet(rows), true)].join('');
    expect(xml.match(/<hyperlink /g)).toHaveLength(65_000);
  });
});

describe('stylesXml()', () => {
  it('has a look for each style, and one for a cell without', () => {
    const xml = [...stylesXml()].join('');
    expect(xml).toContain(`<cellXfs count="${Object.keys(cellStyles).length + 1}">`);
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

describe('writeWorkbook()', () => {
  it('leads nowhere outside of the file, and escapes what it is called', async () => {
    const options = { title: '<t>&', creator: '"c"', moment };
    const bytes = writeWorkbook([sheet([{ cells: [{ value: 'a', style: 'text' }] }])], options);
    for (const xml of (await readZip(bytes)).parts.values()) {
      expect(xml).not.toContain('TargetMode');
      expect(xml).not.toContain('<t>&');
    }
  });
});
