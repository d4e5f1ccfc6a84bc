import { describe, expect, it } from 'vitest';
import { markup } from '../../../fixtures/report/injection.ts';
import { codeSpan } from '../../../src/report/markdown/code-span.ts';
import { prose } from '../../../src/report/markdown/prose.ts';

describe('prose()', () => {
  it('leaves plain words as they are', () => {
    const text = 'Allow this port (443); don\'t wait, "look" for system-wide rules: 5 s.';
    expect(prose(text)).toBe(text);
  });

  it('makes a code span of a host, and leaves the punctuation outside', () => {
    expect(prose('The proxy (proxy.example:3128), at last.')).toBe(
      'The proxy (`proxy.example:3128`), at last.',
    );
  });

  it('keeps a value of many words in one span', () => {
    expect(prose('issued by "CN=A, O=B C".', ['CN=A, O=B C'])).toBe('issued by "`CN=A, O=B C`".');
  });

  it('never lets two spans touch', () => {
    expect(prose('a.example/b.example/c', ['a.example', '/b.example'])).toBe(
      '`a.example` `/b.example` `/c`',
    );
  });

  it.each([...markup, 'GH-1', 'JIRA-12', 'deadbeef', '0123456789', '', ' '])(
    'makes %j harmless, alone and in a sentence',
    (text) => {
      for (const written of [prose(text), prose(`See ${text}.`, [text])]) {
        const live = written.replace(/`[^`]*`/g, '');
        expect(live).not.toMatch(/[`<>[\]@#~_\\*&$|/]|www\.|[0-9a-f]{7,}|[A-Z]-\d/);
      }
    },
  );
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
