import { describe, expect, it } from 'vitest';
import { formulas, unfit } from '../../../../../fixtures/report/injection.ts';
import { cellText } from '../../../../../src/report/formats/xlsx/workbook/cell-text.ts';
import { rowHeight } from '../../../../../src/report/formats/xlsx/workbook/row-height.ts';
import { workbookDate } from '../../../../../src/report/formats/xlsx/workbook/workbook-date.ts';

const texts = [...formulas, ...unfit].map((text) => [text.slice(0, 30), text] as const);

describe('cellText()', () => {
  it.each(texts)('makes a harmless text of %j', (_, text) => {
    const written = cellText(text);
    expect(written).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    expect(written.isWellFormed()).toBe(true);
    expect(written.length).toBeLessThanOrEqual(32_767);
  });

  it('escapes what would be read as a code', () => {
    expect(cellText('_x003D_1 _x003d_ _x12_ a_b')).toBe('_x005F_x003D_1 _x005F_x003d_ _x12_ a_b');
  });

  it('leaves a plain text alone', () => {
    expect(cellText('crl.microsoft.com:80 (optional) = 3')).toBe(
      'crl.microsoft.com:80 (optional) = 3',
    );
  });

  it('joins lines, and lets no line make another', () => {
    expect(cellText(['R1', 'a\nb'])).toBe('R1\na\\nb');
  });

  it('keeps to the limit of a cell where every letter carries marks', () => {
    expect(cellText('e\u0301\u0302\u0303'.repeat(20_000)).length).toBeLessThanOrEqual(32_767);
  });
});

describe('workbookDate()', () => {
  it.each([
    ['2026-11-20T08:30:00.000Z', '2026-11-20T08:30:00.000Z'],
    ['yesterday', undefined],
    [undefined, undefined],
    ['1600-01-01T00:00:00Z', undefined],
    ['+012026-01-01T00:00:00Z', undefined],
  ])('reads %j as %j', (time, date) => {
    expect(workbookDate(time)?.toISOString()).toBe(date);
  });
});

describe('rowHeight()', () => {
  const cell = (value: string, span = 1) => ({ value, style: 'text', span }) as const;

  it('grows with the lines that a text needs, up to a bound', () => {
    const one = rowHeight([cell('short')], [20]);
    const two = rowHeight([cell('x'.repeat(30))], [20]);
    const many = rowHeight([cell('x '.repeat(50_000))], [20]);
    expect(two).toBeGreaterThan(one);
    expect(many).toBeGreaterThan(two);
    expect(many).toBeLessThan(409);
  });

  it('counts the columns that a cell takes', () => {
    const text = 'x'.repeat(50);
    expect(rowHeight([cell(text, 3)], [20, 20, 20])).toBe(rowHeight([cell('x')], [20]));
  });
});
