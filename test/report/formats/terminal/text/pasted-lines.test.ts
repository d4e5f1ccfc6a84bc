import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedLines } from '../../../../../src/report/formats/terminal/text/pasted-lines.ts';
import { cellWidth } from '../../../../../src/report/text/cell-width.ts';
import { shellWords } from '../../../../../src/report/words/reproduce/quote/shell-line.ts';
import { typed } from '../../../../../src/report/words/reproduce/typed.ts';

const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 8 });

describe('pastedLines()', () => {
  it('breaks where the shell lets a line go on, and keeps an option with its value', () => {
    const commands = [
      ['curl', '-q', '-x', 'http://proxy:3128', '-o', '/dev/null', 'https://a.example/'],
    ];
    expect(pastedLines(commands, { shell: 'shell', width: 32 })).toEqual([
      'curl -q -x http://proxy:3128 \\',
      '  -o /dev/null \\',
      '  https://a.example/',
    ]);
    expect(pastedLines(commands, { shell: 'powershell', width: 32 })?.[0]).toBe(
      'curl -q -x http://proxy:3128 `',
    );
  });

  it('begins each command on a line of its own, and gives none where a word does not fit', () => {
    const two = [['date', '-u'], ['id']];
    expect(pastedLines(two, { shell: 'shell', width: 30 })).toEqual(['date -u', 'id']);
    expect(pastedLines([['x'.repeat(31)]], { shell: 'shell', width: 30 })).toBeUndefined();
  });

  it('is the same command to a shell, however it is broken', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 24, max: 60 }), (texts, width) => {
        const line = shellWords(
          typed`printf ${String.raw`%s\0`} start ${texts.flatMap((one) => typed`${one}`)}`,
        );
        const lines = line && pastedLines([line], { shell: 'shell', width });
        if (lines === undefined) return;
        expect(lines.every((one) => cellWidth(one) <= width)).toBe(true);
        const said = execFileSync('/bin/sh', ['-c', lines.join('\n')], { encoding: 'utf8' });
        expect(said).toBe(['start', ...texts].map((one) => `${one}\0`).join(''));
      }),
      { numRuns: 60 },
    );
  });
});
