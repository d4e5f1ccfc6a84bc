import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../src/report/blocks/block.ts';
import { htmlBlocks } from '../../../../src/report/formats/html/html-blocks.ts';
import { htmlTable } from '../../../../src/report/formats/html/html-table.ts';
import { code, named, outside, say } from '../../../../src/report/text/say.ts';
import { tagsOf, textOf } from './skeleton.ts';

/** A document with a block of every kind, and these texts wherever one from outside can stand. */
function everyBlock(one: string, other: string): Block[] {
  const text = say`We saw ${outside(one)} at ${named(other)}; try ${code`--ca`}.`;
  const rows = [[text, { verdict: 'blocked' as const }, { several: [text, text] }, text]];
  return [
    ...([1, 2, 3] as const).map((level): Block => ({ kind: 'heading', level, text })),
    { kind: 'paragraph', lead: text, text },
    { kind: 'list', items: [{ text }, { lead: text, text }] },
    { kind: 'list', isNumbered: true, items: [{ text }] },
    { kind: 'code', lines: [text, text] },
    { kind: 'facts', heads: [text, text], facts: [{ label: text, value: text }] },
    {
      kind: 'table',
      noun: 'target',
      across: 'route',
      columns: [{ head: text }, { head: text }, { head: text }, { head: text, isFigure: true }],
      groups: [{ title: text, rows }, { rows }],
      total: [text, [], [], text],
    },
    {
      kind: 'entries',
      sections: [
        {
          title: text,
          entries: [
            {
              title: text,
              findingKind: 'port-silence',
              again: { shell: [text, text], powershell: [text] },
              proof: [
                {
                  id: one,
                  name: text,
                  ms: 1,
                  failure: text,
                  facts: [{ label: text, value: text }],
                  bytes: [text, text],
                },
                undefined,
              ],
              fields: [
                { name: 'seen', text },
                { name: 'targets', items: [text, text] },
              ],
            },
          ],
        },
      ],
    },
    { kind: 'bars', title: text, buckets: [{ to: 1, count: 2 }] },
  ];
}

const written = (one: string, other: string): string =>
  [...htmlBlocks(everyBlock(one, other))].join('');

describe('a cell with many texts', () => {
  const hosts = Array.from({ length: 13 }, (_, at) => say`${named(`h${at}.example`)}`);
  const cell = (count: number): string => {
    const rows = [[say`all`, { several: hosts.slice(0, count) }]];
    const columns = [{ head: say`One` }, { head: say`Other` }];
    return htmlTable({ kind: 'table', noun: 'row', columns, groups: [{ rows }] });
  };

  it('shows a dozen, and folds what is beyond half of them where there are more', () => {
    expect(cell(12)).not.toContain('<details>');
    expect(cell(13)).toMatch(/h5\.example<\/code> <details><summary>and 7 more<\/summary><code>h6/);
    for (let at = 0; at < 13; at += 1) expect(cell(13)).toContain(`h${at}.example`);
  });
});

describe('htmlBlocks()', () => {
  const plain = written('x', 'y');

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</code></td><iframe srcdoc="&lt;b&gt;">',
    '<!-- ',
    ']]><![CDATA[',
    '&lt;b&gt;&#60;b&#62;',
    'javascript:alert(1)',
    '\u202e<b>\u0000</b>\u2066',
  ])('lets %j be no element and no attribute', (text) => {
    expect(tagsOf(written(text, text))).toEqual(tagsOf(plain));
  });

  it('lets no text from outside be more than a text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('<', '>', '&', '"', "'", '/', '!', '-', 'a', '=', ' ', ';'),
      }),
    );
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        // An empty text is no part at all.
        const html = written(`x${one}`, `y${other}`);
        expect(tagsOf(html)).toEqual(tagsOf(plain));
        expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('shows every text as it is', () => {
    expect(textOf(written('a <b> & "c"', "d'e"))).toContain(
      'We saw a <b> & "c" at d\'e; try --ca.',
    );
  });

  it('closes what it opens, in order', () => {
    const open: string[] = [];
    for (const tag of tagsOf(plain)) {
      const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/.exec(tag) ?? [];
      if (name === 'input' || tag.endsWith('/>')) continue;
      if (slash) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('says how many rows, causes and items it leaves out', () => {
    const many = Array.from({ length: 6000 }, () => [say`a`]);
    const table: Block = {
      ...{ kind: 'table', noun: 'target', columns: [{ head: say`A` }], groups: [{ rows: many }] },
    };
    expect([...htmlBlocks([table])].join('')).toContain('<p>And 1000 more targets: ');
  });
});
