import { readdirSync, readFileSync } from 'node:fs';
import {
  type PageBlock as Block,
  readPage as readBlocks,
} from '../../src/report/view/findings/read-page.ts';

/** The folder of the pages, one for each kind of finding, and their index. */
export const folder: URL = new URL('../../docs/finding/', import.meta.url);

/** One page, read as its guard asks about it. */
export interface FindingPage {
  readonly text: string;
  readonly title: string;
  /** Between the title and the first section. */
  readonly opening: readonly Block[];
  /** By their headings, in their order. */
  readonly sections: ReadonlyMap<string, readonly Block[]>;
  readonly blocks: readonly Block[];
}

/** The names of the pages, without their ending and without the index. */
export function pageNames(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name !== 'README.md')
    .map((name) => name.replace(/\.md$/, ''));
}

/** The page of a kind. */
export function readPage(kind: string): FindingPage {
  const text = readFileSync(new URL(`${kind}.md`, folder), 'utf8');
  const blocks = readBlocks(text);
  const [first, ...body] = blocks;
  const opening: Block[] = [];
  const sections = new Map<string, Block[]>();
  let part = opening;
  for (const block of body) {
    if (block.kind === 'heading') {
      part = [];
      sections.set(block.text, part);
    } else part.push(block);
  }
  return { text, title: first?.kind === 'heading' ? first.text : '', opening, sections, blocks };
}

/** What is read of blocks, without code. */
export function proseOf(blocks: readonly Block[] = []): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'code' ? [] : [block.text]));
}

/** The words in backticks, each once. */
export function codesOf(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code));
  return [...new Set(found.filter((code) => code !== undefined))];
}

/** Where the links of a text lead. */
export function linksOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, to]) => to ?? ''));
}

/** The item of a list that begins with a label: `Facts: …`. */
export function itemNamed(label: string, blocks: readonly Block[] = []): string {
  const items = proseOf(blocks).filter((text) => text.startsWith(`${label}: `));
  return items.length === 1 ? (items[0]?.slice(label.length + 2) ?? '') : '';
}
