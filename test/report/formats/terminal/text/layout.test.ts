import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignColumns } from '../../../../../src/report/formats/terminal/text/align-columns.ts';
import { cellWidth } from '../../../../../src/report/text/cell-width.ts';
import { escapeTerminal } from '../../../../../src/report/text/escape-terminal.ts';
import { createPaint } from '../../../../../src/report/text/paint.ts';
import { shortenEnd, shortenMiddle } from '../../../../../src/report/text/shorten.ts';
import { wrapText } from '../../../../../src/report/text/wrap-text.ts';

const anyText = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((text) => escapeTerminal(text, { max: 40 }));

describe('cellWidth()', () => {
  it.each([
    ['host.example', 12],
    ['東京', 4],
    ['한국', 4],
    ['e\u0301', 1],
    ['हिन्दी', 5],
    ['👍🏽', 2],
    ['ｆｕｌｌ', 8],
    ['', 0],
  ])('measures %s as %i cells', (text, width) => {
    expect(cellWidth(text)).toBe(width);
  });
});

describe('shortenMiddle()', () => {
  it('keeps both ends of a host', () => {
    expect(shortenMiddle('automatedirstrprdneu3.blob.core.windows.net', 25)).toBe(
      'automatedirstrp...ows.net',
    );
  });

  it('leaves alone what fits', () => {
    expect(shortenMiddle('a.example', 9)).toBe('a.example');
  });

  it('keeps to its width, whatever the script', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 3, max: 40 }), (text, width) => {
        expect(cellWidth(shortenMiddle(text, width))).toBeLessThanOrEqual(width);
        expect(cellWidth(shortenEnd(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('wrapText()', () => {
  it('breaks at spaces', () => {
    expect(wrapText('one two three', { width: 8 })).toEqual(['one two', 'three']);
  });

  it('breaks a word that is wider than a line', () => {
    const word = 'b'.repeat(100);
    const [first, ...rest] = wrapText(`a ${word} j`, { width: 70 });
    expect([first, ...rest]).toEqual(['a', 'b'.repeat(70), `${'b'.repeat(30)} j`]);
  });

  it('leaves a host whole that is wider than a narrow line, and pastes as it stands', () => {
    const host = 'automatedirstrprdweu3.blob.core.windows.net';
    expect(wrapText(`to ${host} at once`, { width: 20 })).toEqual(['to', host, 'at once']);
  });

  it('breaks a character that is wider than a line', () => {
    const jamo = '\u1100'.repeat(100);
    expect(Math.max(...wrapText(jamo, { width: 20 }).map(cellWidth))).toBeLessThanOrEqual(20);
  });

  it('loses nothing and keeps to its width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 40 }), (text, width) => {
        const lines = wrapText(text, { width });
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) {
          const most = line.includes(' ') ? width : Math.max(width, 60);
          expect(cellWidth(line)).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});

describe('alignColumns()', () => {
  const columns = [{ width: 40 }, { width: 3 }, { width: 5, align: 'right' as const }];

  it('aligns wide characters, marks and paint', () => {
    const red = createPaint(true)('bad', 'x');
    const lines = alignColumns(
      [
        ['東京.example', 'ok', '1'],
        ['e\u0301.example', red, '10'],
      ],
      { columns, indent: 2 },
    );
    expect(lines[0]).toBe(`  東京.example${' '.repeat(30)}ok${' '.repeat(7)}1`);
    expect(lines[1]).toBe(`  e\u0301.example${' '.repeat(33)}${red}${' '.repeat(7)}10`);
  });

  it('aligns any text that was escaped', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [line = ''] = alignColumns([[text, 'ok', 'x']], { columns });
        expect(cellWidth(line)).toBe(52);
      }),
    );
  });

  it('leaves no space at the end of a line and draws no boxes', () => {
    expect(alignColumns([['a', '', '']], { columns })).toEqual(['a']);
  });

  it('stays quick where there are many rows', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`host-${index}`, 'ok', 'x']);
    expect(alignColumns(rows, { columns })).toHaveLength(20_000);
  });
});

describe('createPaint()', () => {
  it('leaves texts alone without colour', () => {
    expect(createPaint(false)('bad', 'x')).toBe('x');
  });
});
