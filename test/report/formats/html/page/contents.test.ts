import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../../src/report/blocks/block.ts';
import { htmlBlocks } from '../../../../../src/report/formats/html/html-blocks.ts';
import { contents } from '../../../../../src/report/formats/html/page/contents.ts';
import { named, say } from '../../../../../src/report/text/say.ts';

const blocks: readonly Block[] = [
  { kind: 'heading', level: 1, text: say`All` },
  { kind: 'heading', level: 2, text: say`One` },
  { kind: 'heading', level: 3, text: say`Part` },
  {
    kind: 'entries',
    sections: [
      { title: say`Two`, entries: [] },
      { title: named('<b>'), entries: [] },
    ],
  },
  { kind: 'heading', level: 2, text: say`Four` },
];

describe('contents()', () => {
  it('refers to every section by the id that the blocks give it', () => {
    const body = [...htmlBlocks(blocks)].join('');
    const links = contents(blocks).matchAll(/<a href="#(s\d+)">(.*?)<\/a>/g);
    const found = Array.from(links, ([, id, title]) =>
      body.includes(`<h2 id="${id}">${title}</h2>`),
    );
    expect(found).toEqual([true, true, true, true]);
  });
});
