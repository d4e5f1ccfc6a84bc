import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powershellWords } from '../../../../../src/report/words/reproduce/quote/powershell-line.ts';
import { typed } from '../../../../../src/report/words/reproduce/typed.ts';
import { hostileText } from './hostile-text.ts';
import { readPowershell } from './read-powershell.ts';

describe('powershellWords()', () => {
  it('leaves what means itself, and quotes all else', () => {
    const line = typed`curl.exe -q -x ${'http://proxy:3128'} ${'10.0.0.1'} ${'-k'} ${"it's"} ${'a\u2019b'}`;
    expect(powershellWords(line)?.join(' ')).toBe(
      "curl.exe -q -x http://proxy:3128 '10.0.0.1' '-k' 'it''s' 'a\u2019\u2019b'",
    );
  });

  it('hands over every text that was put in as one word, or no line at all', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 6 }), (texts) => {
        const words = powershellWords(typed`curl.exe ${texts.flatMap((one) => typed`${one}`)} end`);
        if (words === undefined) return;
        const [program, ...read] = readPowershell(words.join(' '));
        expect(program).toEqual({ kind: 'bare', text: 'curl.exe' });
        expect(read.pop()).toEqual({ kind: 'bare', text: 'end' });
        expect(read.map(({ text }) => text)).toEqual(texts);
        // A word from outside is never taken for an option by PowerShell itself.
        expect(read.filter(({ kind }) => kind === 'parameter')).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives none where Windows PowerShell would hand over something else, or a screen would act', () => {
    for (const text of ['', 'a"b', 'a\u201cb', 'a b\\', 'a\nb', 'a\u001b[201~b', 'a\u202eb']) {
      expect(powershellWords(typed`x ${text}`)).toBeUndefined();
    }
  });
});
