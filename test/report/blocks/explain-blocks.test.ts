import { describe, expect, it } from 'vitest';
import { findingKinds } from '../../../src/model/finding/finding.ts';
import { explainBlocks, kindBlocks } from '../../../src/report/blocks/explain-blocks.ts';
import { htmlBlocks } from '../../../src/report/formats/html/html-blocks.ts';
import { markdownBlocks } from '../../../src/report/formats/markdown/markdown-blocks.ts';
import { plainText } from '../../../src/report/text/say.ts';
import { textsOf } from './texts-of.ts';

const page = [
  '# Filter by server name (`sni-filter`)',
  '',
  'The handshake fails under `this` name, as [`port-silence`](port-silence.md) does not.',
  '',
  '## Causes',
  '',
  '1. A rule.',
  '2. A list.',
  '- No number.',
  '',
  '```sh',
  'openssl s_client <b>',
  '  ```',
  '```',
  '## If it is not yours',
  'The end.',
].join('\n');

describe('explainBlocks()', () => {
  it('has the page of a kind in Markdown, its fence closed by nothing in it', () => {
    const text = markdownBlocks(explainBlocks('sni-filter', { page }));
    expect(text).toMatch(/^# sni-filter: Filter by server name\n\nThe handshake fails/);
    expect(text).toContain('under `this` name, as `port-silence` does not.\n');
    expect(text).toContain('## How a report puts it\n');
    expect(text).toContain('1. A rule.\n2. A list.\n\n- No number.\n');
    expect(text).toContain('```\nopenssl s_client <b>\n  \\u{60}``\n```\n\n## If it is not yours');
  });

  it('has it in HTML', () => {
    const html = [...htmlBlocks(explainBlocks('sni-filter', { page }))].join('');
    expect(html).toContain('<p>The handshake fails under <kbd>this</kbd> name');
    expect(html).toContain('<ol><li>A rule.</li><li>A list.</li></ol>');
    expect(html).toContain('<pre>openssl s_client &lt;b&gt;\n  ```</pre>');
  });

  it('has the words of a kind where its page is gone', () => {
    const texts = textsOf(explainBlocks('sni-filter')).map(plainText);
    expect(texts).toContain('What to do');
  });
});

describe('kindBlocks()', () => {
  it('names every kind', () => {
    expect(textsOf(kindBlocks()).map(plainText)).toEqual(expect.arrayContaining([...findingKinds]));
  });
});
