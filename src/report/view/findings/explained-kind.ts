import type { FindingKind } from '../../../model/finding/finding.ts';
import { plainText } from '../../text/say.ts';
import { findingInfo } from '../../words/finding/finding-info.ts';
import { type PageBlock, readPage } from './read-page.ts';

/**
 * All that is to be told of a kind of finding, in the order in which it is: what it means, how a report
 * puts it, and the sections of its page; without a page the words have to do.
 */
export function explainedKind(kind: FindingKind, page?: string): readonly PageBlock[] {
  const { title, what } = findingInfo[kind];
  const { opening, sections } = page === undefined ? wordsOf(kind) : partsOf(readPage(page));
  return [
    { kind: 'heading', level: 1, text: `${kind}: ${plainText(title)}` },
    ...opening,
    heading('How a report puts it'),
    text(plainText(what({}))),
    ...sections,
  ];
}

interface Parts {
  readonly opening: readonly PageBlock[];
  readonly sections: readonly PageBlock[];
}

function wordsOf(kind: FindingKind): Parts {
  const { meaning, advice } = findingInfo[kind];
  return {
    opening: [text(plainText(meaning))],
    sections: [heading('What to do'), text(plainText(advice))],
  };
}

/** The page's own title is left out: it is the words' title. */
function partsOf(blocks: readonly PageBlock[]): Parts {
  const body = blocks.filter((block) => block.kind !== 'heading' || block.level > 1);
  const first = body.findIndex(({ kind }) => kind === 'heading');
  const end = first < 0 ? body.length : first;
  return { opening: body.slice(0, end), sections: body.slice(end) };
}

function heading(words: string): PageBlock {
  return { kind: 'heading', level: 2, text: words };
}

function text(words: string): PageBlock {
  return { kind: 'text', text: words };
}
