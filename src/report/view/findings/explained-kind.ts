import type { FindingKind } from '../../../model/finding/finding.ts';
import { named, plainText, say, type Text } from '../../text/say.ts';
import { describeEvidence } from '../../words/finding/describe-finding.ts';
import { findingInfo } from '../../words/finding/finding-info.ts';
import type { FoundKind } from '../../words/reproduce/found-kind.ts';
import { noLineWords } from '../../words/reproduce/no-line.ts';
import type { Reproduction } from '../../words/reproduce/reproduction.ts';
import { type PageBlock, readPage } from './read-page.ts';

/** What there is to tell of a kind beside its words. */
export interface Explained {
  /** Its page, in Markdown; without it the words have to do. */
  readonly page?: string | undefined;
  /** A finding of a report, which fills the page. */
  readonly found?: FoundKind | undefined;
}

/** A block of a page, or what a report says, between them. */
export type ExplainedBlock = PageBlock | { readonly kind: 'told'; readonly text: Text };

/**
 * All that is to be told of a kind of finding, in the order in which it is: what it means, how a report
 * puts it or what one report has of it, and the sections of its page.
 */
export function explainedKind(
  kind: FindingKind,
  { page, found }: Explained = {},
): readonly ExplainedBlock[] {
  const { title, what } = findingInfo[kind];
  const { opening, sections } = page === undefined ? wordsOf(kind) : partsOf(readPage(page));
  return [
    { kind: 'heading', level: 1, text: `${kind}: ${plainText(title)}` },
    ...opening,
    ...(found ? foundBlocks(found) : [heading('How a report puts it'), text(plainText(what({})))]),
    ...sections.map((block) => (found ? filled(block, found) : block)),
  ];
}

function foundBlocks({ finding, others, lines }: FoundKind): readonly ExplainedBlock[] {
  const { id, kind, facts } = finding;
  const more = others === 0 ? [] : say` The report has ${others} more of this kind.`;
  const told: ExplainedBlock = {
    kind: 'told',
    text: say`${named(id)}: ${describeEvidence({ kind, facts })}${more}`,
  };
  if (typeof lines === 'string') {
    return [heading('In this report'), told, { kind: 'told', text: noLineWords[lines] }];
  }
  return [
    heading('In this report'),
    told,
    ...codeOf('To see it again, in a POSIX shell:', { language: 'sh', words: lines.shell }),
    ...codeOf('In PowerShell on Windows:', { language: 'powershell', words: lines.powershell }),
  ];
}

function codeOf(
  title: string,
  { language, words }: { readonly language: string; readonly words: Reproduction['shell'] },
): readonly PageBlock[] {
  const lines = words.map((line) => line.join(' '));
  return lines.length === 0 ? [] : [text(title), { kind: 'code', language, lines }];
}

function filled(block: PageBlock, { fill }: FoundKind): PageBlock {
  const isCommand = block.kind === 'code' && /^(?:sh|powershell)$/.test(block.language);
  return isCommand ? { ...block, lines: block.lines.map(fill) } : block;
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
