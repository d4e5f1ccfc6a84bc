import type { FindingKind } from '../../../../model/finding.ts';
import { createPaint } from '../../../text/paint.ts';
import { plainText } from '../../../text/say.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import { blockLines } from './block-lines.ts';
import { type Block, readBlocks } from './read-blocks.ts';

export interface ExplainOptions {
  /** The page of the kind in `docs/finding/`, in Markdown; without it the words have to do. */
  readonly page?: string;
  /** Where lines are broken; default: 80. */
  readonly width?: number;
  readonly color?: boolean;
}

/**
 * What one kind of finding means, how a report puts it, and all that its page tells: what it looks
 * like on the wire, what causes it, how to confirm it, what to change. Plain text that ends in a
 * newline, without facts of any audit. Fenced commands keep their lines, whatever the width.
 */
export function explainFinding(kind: FindingKind, options: ExplainOptions = {}): string {
  const { page, width = 80, color = false } = options;
  const { title, what } = findingInfo[kind];
  const { opening, sections } = page === undefined ? wordsOf(kind) : partsOf(readBlocks(page));
  const blocks: readonly Block[] = [
    { kind: 'heading', level: 1, text: `${kind}: ${plainText(title)}` },
    ...opening,
    heading('How a report puts it'),
    text(plainText(what({}))),
    ...sections,
  ];
  return `${blockLines(blocks, { width, paint: createPaint(color) }).join('\n')}\n`;
}

interface Parts {
  readonly opening: readonly Block[];
  readonly sections: readonly Block[];
}

function wordsOf(kind: FindingKind): Parts {
  const { meaning, advice } = findingInfo[kind];
  return {
    opening: [text(plainText(meaning))],
    sections: [heading('What to do'), text(plainText(advice))],
  };
}

/** The page's own title is left out: it is the words' title. */
function partsOf(blocks: readonly Block[]): Parts {
  const body = blocks.filter((block) => block.kind !== 'heading' || block.level > 1);
  const first = body.findIndex(({ kind }) => kind === 'heading');
  const end = first < 0 ? body.length : first;
  return { opening: body.slice(0, end), sections: body.slice(end) };
}

function heading(words: string): Block {
  return { kind: 'heading', level: 2, text: words };
}

function text(words: string): Block {
  return { kind: 'text', text: words };
}
