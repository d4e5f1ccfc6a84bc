import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulas, markup, unfit } from '../../../../fixtures/report/injection.ts';
import { codeSpan } from '../../../../src/report/formats/markdown/code-span.ts';
import { markdownText } from '../../../../src/report/formats/markdown/markdown-text.ts';
import { code, named, outside, say } from '../../../../src/report/text/say.ts';

/** What a reader of Markdown acts upon, outside of code spans. */
const acting = /[`<>[\]@#~_\\*&$|/]|www\.|[0-9a-f]{7,}|[A-Z]-\d/;
const live = (text: string): string => text.replace(/`[^`]*`/g, '');

describe('markdownText()', () => {
  it('leaves our words as they are', () => {
    const text = say`Allow this port (${443}); don't wait, "look" for system-wide rules: TLS 1.2.`;
    expect(markdownText(text)).toBe(
      'Allow this port (443); don\'t wait, "look" for system-wide rules: TLS 1.2.',
    );
  });

  it('escapes those of them that are markup', () => {
    expect(markdownText(say`a*b_c <d> [e] #1 | f`)).toBe('a\\*b\\_c \\<d\\> \\[e\\] \\#1 \\| f');
  });

  it('makes a code span of a name and of what is to be typed, plain or not', () => {
    expect(markdownText(say`By ${named('direct')}, with ${code`--timeout 30s`}.`)).toBe(
      'By `direct`, with `--timeout 30s`.',
    );
  });

  it('makes one of any other text from outside that could mean something', () => {
    expect(markdownText(say`issued by "${outside('CN=A, O=B C')}".`)).toBe(
      'issued by "`CN=A, O=B C`".',
    );
    expect(markdownText(say`wants ${outside('NTLM')}: ${outside('read ECONNRESET')}`)).toBe(
      'wants NTLM: read ECONNRESET',
    );
  });

  it('never lets two spans touch', () => {
    expect(markdownText(say`${named('a.example')}${named('b')}`)).toBe('`a.example` `b`');
  });

  it.each([...markup, ...formulas, ...unfit, 'GH-1', 'JIRA-12', 'deadbeef', '0123456789', '', ' '])(
    'makes %j harmless',
    (text) => {
      expect(live(markdownText(say`See ${outside(text)}, ${named(text)}.`))).not.toMatch(acting);
    },
  );

  it('makes any text from outside harmless, on one line', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('`', '|', '\\', 'a', ' ', '-', '1', '*', '\n', '<', '_') }),
    );
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const written = markdownText(say`We saw ${outside(one)} and ${named(other)}.`);
        expect(live(written)).toMatch(/^We saw [\p{L}\p{N} -]* and *\.$/u);
        expect(written).not.toMatch(/[\p{Cc}|]/u);
      }),
    );
  });
});

describe('codeSpan()', () => {
  it('writes out what would end the span or the cell', () => {
    expect(codeSpan('a`b|c')).toBe('`a\\u{60}b\\u{7c}c`');
  });

  it('is nothing where the text is empty', () => {
    expect(codeSpan('')).toBe('');
    expect(codeSpan('  ')).toBe('');
  });

  it('keeps to its length', () => {
    expect(codeSpan('x'.repeat(1000), { max: 20 })).toBe(`\`${'x'.repeat(17)}...\``);
  });
});
