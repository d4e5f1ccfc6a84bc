import type { UnreadLine, UnreadReason } from '../model/rules/ruling.ts';

/** The lines that were not understood, while a change is read. */
export interface UnreadBook {
  readonly put: (at: Omit<UnreadLine, 'why'>, why: UnreadReason) => void;
  readonly end: () => { readonly unread: readonly UnreadLine[]; readonly unreadLines: number };
}

const mostTold = 50;
const mostText = 120;

/** An empty one; of many lines the first are kept, of each its beginning, and it once. */
export function unreadBook(): UnreadBook {
  const unread: UnreadLine[] = [];
  let unreadLines = 0;
  let last = '';
  return {
    put: ({ line, file, text }, why) => {
      const place = `${line} ${file}`;
      if (place === last) return;
      last = place;
      unreadLines += 1;
      if (unread.length < mostTold)
        unread.push({ line, ...(file !== undefined && { file }), text: toldText(text), why });
    },
    end: () => ({ unread, unreadLines }),
  };
}

/** A line as it is told: its beginning, without blanks around it. */
export function toldText(text: string): string {
  return text.slice(0, 1000).trim().slice(0, mostText);
}
