import type { UnreadReason } from '../../model/rules/ruling.ts';
import { toldText, type UnreadBook, unreadBook } from '../unread-book.ts';

/** Where something stands in a text. */
export interface NftPlace {
  /** From 1. */
  readonly line: number;
  readonly at: number;
}

/** Lines that were not understood. */
export interface NftBook extends Pick<UnreadBook, 'end'> {
  readonly put: (place: NftPlace, why: UnreadReason) => void;
}

/** An empty one for this text. */
export function nftBook(text: string): NftBook {
  const { put, end } = unreadBook();
  return { put: ({ line, at }, why) => put({ line, text: lineAt(text, at) }, why), end };
}

/** The line that holds a place, its beginning. */
export function lineAt(text: string, at: number): string {
  const begin = text.lastIndexOf('\n', at - 1) + 1;
  return toldText(text.slice(begin, begin + 2000).replace(/\r?\n[\s\S]*$/, ''));
}
