import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../../src/report/view/findings/read-page.ts';

describe('readPage()', () => {
  it('reads headings, paragraphs, lists and fenced code, their lines joined where they may be', () => {
    const page = [
      '# Title',
      '',
      'One sentence,',
      'and its end.',
      '- first,',
      '  and its end',
      '- second',
      '1. number',
      '',
      'Behind the list.',
      '```sh',
      'curl -v \\',
      '',
      '  # no heading',
      '```',
      'Behind the code.',
    ].join('\n');
    expect(readPage(page)).toEqual([
      { kind: 'heading', level: 1, text: 'Title' },
      { kind: 'text', text: 'One sentence, and its end.' },
      { kind: 'item', marker: '-', text: 'first, and its end' },
      { kind: 'item', marker: '-', text: 'second' },
      { kind: 'item', marker: '1.', text: 'number' },
      { kind: 'text', text: 'Behind the list.' },
      { kind: 'code', language: 'sh', lines: ['curl -v \\', '', '  # no heading'] },
      { kind: 'text', text: 'Behind the code.' },
    ]);
  });

  it('takes a fence without an end to the end of the page', () => {
    expect(readPage('```\na\nb')).toEqual([{ kind: 'code', language: '', lines: ['a', 'b'] }]);
  });

  it('loses no word of any page without markup', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 5 }), { maxLength: 9 }), (lines) => {
        const blocks = readPage(lines.map((words) => words.join(' ')).join('\n'));
        const words = blocks.flatMap((block) =>
          block.kind === 'text' ? block.text.split(' ') : [],
        );
        expect(words).toEqual(lines.flat());
      }),
    );
  });
});
