import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellWords } from '../../../../../src/report/words/reproduce/quote/shell-line.ts';
import { typed } from '../../../../../src/report/words/reproduce/typed.ts';
import { hostileText } from './hostile-text.ts';

const shells = ['/bin/sh', '/bin/bash', '/usr/bin/zsh', '/usr/bin/dash'].filter((one) =>
  existsSync(one),
);

describe('shellWords()', () => {
  it('leaves what means itself, and quotes all else', () => {
    const line = typed`curl -q -x ${'http://proxy:3128'} ${'-k'} ${"it's"} ${'a b'} ${''} </dev/null`;
    expect(shellWords(line)?.join(' ')).toBe(
      String.raw`curl -q -x http://proxy:3128 '-k' 'it'\''s' 'a b' '' </dev/null`,
    );
  });

  it.each(shells)(
    'hands every text to a program of %s as one word, or gives no line at all',
    (shell) => {
      // Many words a line, since a process takes its time.
      const texts = fc.array(hostileText, { minLength: 40, maxLength: 60 });
      fc.assert(
        fc.property(texts, (all) => {
          const fit = all.filter((one) => shellWords(typed`x ${one}`) !== undefined);
          const words = fit.flatMap((one) => typed`${one}`);
          const line =
            shellWords(typed`printf ${String.raw`%s\0`} start ${words}`)?.join(' ') ?? '';
          const said = execFileSync(shell, ['-c', line], {
            encoding: 'utf8',
            env: {},
            stdio: ['ignore', 'pipe', 'pipe'],
          });
          expect(said).toBe(['start', ...fit].map((one) => `${one}\0`).join(''));
        }),
        { numRuns: 40 },
      );
    },
  );

  it('gives none where a terminal would act upon a sign, or nobody would see it', () => {
    for (const text of [
      'a\nb',
      'a\rb',
      'a\tb',
      '\u001b[201~;id',
      'a\u202eb',
      'a\u200bb',
      '\0',
      '\ud800',
    ]) {
      expect(shellWords(typed`x ${text}`)).toBeUndefined();
    }
  });
});
