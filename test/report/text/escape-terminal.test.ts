import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWidth } from '../../../src/report/text/cell-width.ts';
import { escapeTerminal } from '../../../src/report/text/escape-terminal.ts';

describe('escapeTerminal()', () => {
  it.each([
    ['line one\r\nline two\tend', 'line one\\r\\nline two\\tend'],
    ['\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
    ['\u009b2J', '\\u{9b}2J'],
    ['bell\u0007\u007f\u0000', 'bell\\u{7}\\u{7f}\\u{0}'],
    ['\u202egpj.exe\u2066', '\\u{202e}gpj.exe\\u{2066}'],
    ['a\u200bb\u200dc\ufeffd\u00ade', 'a\\u{200b}b\\u{200d}c\\u{feff}d\\u{ad}e'],
    ['a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
    ['\ud800x', '\\u{d800}x'],
    ['\u{e0041}\ue000', '\\u{e0041}\\u{e000}'],
  ])('makes %j harmless', (text, escaped) => {
    expect(escapeTerminal(text)).toBe(escaped);
  });

  it('leaves the letters of every script alone', () => {
    const text = 'Société Générale, Ελλάδα, Україна, 東京, हिन्दी, café, 👍';
    expect(escapeTerminal(text)).toBe(text);
  });

  it('cuts a tower of marks', () => {
    expect(escapeTerminal(`Z${'\u0301'.repeat(500)}y`)).toBe(`Z${'\u0301'.repeat(3)}...y`);
  });

  it('lets no mark join the text before it', () => {
    expect(escapeTerminal('\u0301x')).not.toMatch(/^\p{M}/u);
  });

  it('bounds the width, and says that it did', () => {
    expect(escapeTerminal('x'.repeat(1_000_000), { max: 20 })).toBe(`${'x'.repeat(17)}...`);
    expect(escapeTerminal('東'.repeat(100), { max: 20 })).toBe(`${'東'.repeat(8)}...`);
    expect(escapeTerminal('\n'.repeat(100), { max: 20 })).toBe(`${'\\n'.repeat(8)}...`);
  });

  it('never lets anything through that a terminal would obey, and keeps to its width', () => {
    const hostile = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(hostile, fc.integer({ min: 4, max: 200 }), (text, max) => {
        const escaped = escapeTerminal(text, { max });
        expect(escaped).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u);
        expect(cellWidth(escaped)).toBeLessThanOrEqual(max);
      }),
    );
  });
});
