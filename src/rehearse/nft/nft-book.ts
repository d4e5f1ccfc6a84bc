import type { UnreadLine, UnreadReason } from '../../model/rules/ruling.ts';

/** Where something stands in a text. */
export interface NftPlace {
  /** From 1. */
  readonly line: number;
  readonly at: number;
}

/** Lines that were not understood, the first fifty of them. */
export interface NftBook {
  readonly unread: readonly UnreadLine[];
  readonly unreadLines: () => number;
  readonly put: (place: NftPlace, why: UnreadReason) => void;
}

const mostTold = 50;
const mostShown = 120;

/** An empty one for this text. A line is counted once. */
export function nftBook(text: string): NftBook {
  const unread: UnreadLine[] = [];
  let lines = 0;
  let last = 0;
  return {
    unread,
    unreadLines: () => lines,
    put: ({ line, at }, why) => {
      if (line === last) return;
      last = line;
      lines += 1;
      if (unread.length < mostTold) unread.push({ line, text: lineAt(text, at), why });
    },
  };
}

/** The line that holds a place, its beginning. */
export function lineAt(text: string, at: number): string {
  const begin = text.lastIndexOf('\n', at - 1) + 1;
  return text
    .slice(begin, begin + 2000)
    .replace(/\r?\n[\s\S]*$/, '')
    .trim()
    .slice(0, mostShown);
}
