import type { FindingKind } from '../../model/finding/finding.ts';
import { ours, say } from '../text/say.ts';
import {
  type Explained,
  type ExplainedBlock,
  explainedKind,
} from '../view/findings/explained-kind.ts';
import { pageCode, pageText } from '../view/findings/page-text.ts';
import { findingInfo } from '../words/finding/finding-info.ts';
import { findingSteps } from '../words/finding/finding-steps.ts';
import { type Block, section, table } from './block.ts';

/** What a kind of finding means and all that its page tells, as a document. */
export function* explainBlocks(kind: FindingKind, told: Explained = {}): Generator<Block> {
  let items: Item[] = [];
  for (const block of explainedKind(kind, told)) {
    const [first] = items;
    if (block.kind === 'item' && (!first || isNumbered(first) === isNumbered(block))) {
      items.push(block);
      continue;
    }
    yield* listOf(items);
    items = block.kind === 'item' ? [block] : [];
    if (block.kind !== 'item') yield blockOf(block);
  }
  yield* listOf(items);
}

type Item = Extract<ExplainedBlock, { readonly kind: 'item' }>;

function isNumbered({ marker }: Item): boolean {
  return marker !== '-';
}

function listOf(items: readonly Item[]): Block[] {
  const [first] = items;
  if (!first) return [];
  const texts = items.map(({ text }) => ({ text: pageText(text) }));
  return [{ kind: 'list', isNumbered: isNumbered(first), items: texts }];
}

function blockOf(block: Exclude<ExplainedBlock, Item>): Block {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level === 1 ? 1 : 2, text: pageText(block.text) };
    case 'text':
      return { kind: 'paragraph', text: pageText(block.text) };
    case 'told':
      return { kind: 'paragraph', text: block.text };
    case 'code':
      return { kind: 'code', lines: block.lines.map(pageCode) };
  }
}

/** Every kind of finding with its title, by the step that it belongs to. */
export function* kindBlocks(): Generator<Block> {
  yield { kind: 'heading', level: 1, text: say`Kinds of findings` };
  for (const { title, kinds } of findingSteps) {
    const rows = kinds.map((kind) => [ours(kind), findingInfo[kind].title]);
    yield* section(title, table([say`Kind`, say`What it is`], rows));
  }
}
