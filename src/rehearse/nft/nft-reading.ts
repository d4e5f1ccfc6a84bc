import type { NftBook, NftPlace } from './nft-book.ts';
import type { NftExpression } from './nft-constant.ts';
import type { NftScope } from './nft-expression.ts';
import type { NftChain, NftTable } from './nft-ruleset.ts';
import type { NftWords } from './nft-words.ts';
import { NotUnderstood, notUnderstood } from './not-understood.ts';

/** What a reader of a ruleset goes by, and what it has read. */
export interface NftReading {
  readonly words: NftWords;
  readonly book: NftBook;
  readonly scope: NftScope;
  /** By family and name. */
  readonly tables: Map<string, NftTable>;
  /** In the order in which they were made. */
  bases: { readonly table: NftTable; readonly chain: NftChain }[];
  /** What `$name` stands for, in each block around. */
  readonly variables: Map<string, NftExpression>[];
  /** The first line by which the whole may be another. */
  whole?: NftPlace;
}

export interface LineOptions {
  readonly read: () => void;
  /** Whether a line that is not understood may mean anything for the whole. */
  readonly bearsOnAll: boolean;
}

/** Reads lines up to the end of a block, or of the text. What is not understood is put down and left out. */
export function eachLine(reading: NftReading, { read, bearsOnAll }: LineOptions): void {
  const { words } = reading;
  for (;;) {
    while (words.peek().kind === 'break' || words.take(';')) words.skipBreaks();
    if (words.isEnd()) return;
    const place = words.peek();
    const depth = words.depth();
    try {
      read();
      if (!words.isEnd()) throw notUnderstood('malformed');
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      reading.book.put(place, error.why);
      if (bearsOnAll) reading.whole ??= place;
      words.skipStatement(depth);
      if (words.depth() < depth) return;
    }
  }
}

/** Reads what stands between braces, line by line; variables that are defined there end there. */
export function readBlock(reading: NftReading, options: LineOptions): void {
  const { words, variables } = reading;
  words.need('{');
  variables.push(new Map());
  try {
    eachLine(reading, options);
  } finally {
    variables.pop();
  }
  words.need('}');
}

/** Goes beyond a block of which nothing bears on what passes. */
export function skipBlock(words: NftWords): void {
  const depth = words.depth();
  words.need('{');
  while (words.depth() > depth && words.peek().kind !== 'end') words.next();
  if (words.depth() > depth) throw notUnderstood('malformed');
}
