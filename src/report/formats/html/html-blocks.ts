import type { Block } from '../../blocks/block.ts';
import { htmlBars } from './chart/html-bars.ts';
import { htmlCode } from './html-code.ts';
import { element } from './html-element.ts';
import { type Anchors, htmlEntries } from './html-entries.ts';
import { htmlDefinitions, htmlList, htmlSentences } from './html-list.ts';
import { htmlTable } from './html-table.ts';
import { htmlText } from './html-text.ts';

/**
 * Blocks as elements of HTML, a piece a block: no script, no style, and no reference to anything.
 * `anchor` makes the id of each section.
 */
export function* htmlBlocks(
  blocks: Iterable<Block>,
  { anchor = anchors(), ...more }: Partial<Anchors> = {},
): Generator<string> {
  for (const block of blocks) yield `${htmlOf(block, { anchor, ...more })}\n`;
}

/** Ids of sections, one after the other. */
export function anchors(): () => string {
  let number = 0;
  return () => {
    number += 1;
    return `s${number}`;
  };
}

function htmlOf(block: Block, named: Anchors): string {
  switch (block.kind) {
    case 'heading': {
      const id = block.level === 2 ? ` id="${named.anchor()}"` : '';
      return `<h${block.level}${id}>${htmlText(block.text)}</h${block.level}>`;
    }
    case 'paragraph':
      return element('p', htmlSentences(block));
    case 'list':
      return htmlList(block);
    case 'code':
      return htmlCode(block.lines);
    case 'facts':
      return htmlDefinitions(block.facts.map(({ label, value }) => [label, htmlText(value)]));
    case 'table':
      return htmlTable(block);
    case 'entries':
      return htmlEntries(block, named);
    case 'bars':
      return htmlBars(block);
  }
}
