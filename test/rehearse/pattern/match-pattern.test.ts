import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternProgram } from '../../../src/rehearse/pattern/match-pattern.ts';
import { readPattern } from '../../../src/rehearse/pattern/read-pattern.ts';

const options = { ignoresCase: false, mostSteps: 20_000 };

function found(pattern: string, text: string, more = {}): boolean | undefined {
  const read = readPattern(pattern);
  return read && patternProgram(read, { ...options, ...more })?.match(text);
}

describe('patternProgram()', () => {
  it.each([
    ['a', 'cab', true],
    ['^a', 'cab', false],
    ['b$', 'cab', true],
    ['^(a|b)+$', 'abba', true],
    ['^a{2,3}$', 'aaaa', false],
    ['^a{2}b?$', 'aa', true],
    ['a\\.b', 'axb', false],
    ['[.]example$', 'x.example', true],
    ['^[^.]+\\.example$', 'a.b.example', false],
    ['[[:digit:]]{3}', 'a123', true],
    ['[]a]', ']', true],
    ['[a\\]', '\\', true],
    ['()', '', true],
    ['(a*)*b', 'aab', true],
    ['x|', 'y', true],
    ['a|b$', 'bc', false],
    ['\\w+@', 'me@', true],
  ])('%s in %s: %s', (pattern, text, holds) => {
    expect(found(pattern, text)).toBe(holds);
  });

  it('takes letters in any case where it is told to', () => {
    expect(found('^AB[c-d]$', 'abD', { ignoresCase: true })).toBe(true);
    expect(found('[^a]', 'A', { ignoresCase: true })).toBe(false);
  });

  it.each([
    '*a',
    'a|*',
    '(',
    'a)',
    '[a',
    'a{2,1}',
    'a{999}',
    '\\d',
    '(?:a)',
    '\\1',
    'a\\',
    '[[.a.]]',
  ])('does not guess what %s may be', (pattern) => {
    expect(readPattern(pattern)).toBeUndefined();
  });

  it('takes time by the length of the text and no more, whatever the pattern', () => {
    const text = `${'a'.repeat(5000)}!`;
    expect(found('^(a+)+$', text)).toBe(false);
    expect(found('^(a|a)*(a|a)*(a|a)*$', text)).toBe(false);
    expect(found('(((a{255}){255}){255})', text)).toBeUndefined();
    expect(readPattern('('.repeat(2000))).toBeUndefined();
  });

  it('finds what grep finds', () => {
    const piece = fc.constantFrom(
      ...['a', 'b', '.', 'ab', '[ab]', '[^a]', '(a|b)', '(ab)', '^', '$', '\\.', 'a*', 'b+', 'a?'],
      ...['(a|)', '[a-c]{2}', '(ba)*', '|', 'b{1,2}'],
    );
    const patterns = fc.array(piece, { minLength: 1, maxLength: 5 }).map((some) => some.join(''));
    const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.'), maxLength: 6 }), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(patterns, texts, (pattern, some) => {
        const read = readPattern(pattern);
        fc.pre(read !== undefined);
        const ours = some.map((text) => found(pattern, text));
        expect(ours).toEqual(some.map((text) => grep(pattern, some).has(text)));
      }),
      { numRuns: 60 },
    );
  });
});

const seen = new Map<string, ReadonlySet<string>>();

/** The lines of a text in which grep finds a pattern. */
function grep(pattern: string, lines: readonly string[]): ReadonlySet<string> {
  const key = `${pattern}\n${lines.join('\n')}`;
  const before = seen.get(key);
  if (before) return before;
  const input = `${lines.join('\n')}\n`;
  // It ends with 1 where it finds none.
  const script = 'LC_ALL=C grep -E -e "$1"; test $? -le 1';
  const output = execFileSync('sh', ['-c', script, 'sh', pattern], { input, encoding: 'utf8' });
  const own = new Set(output === '' ? [] : output.replace(/\n$/, '').split('\n'));
  seen.set(key, own);
  return own;
}
