import type { RuleList } from '../../model/rule-entry.ts';
import { dottedName, type Have, type HavePlace, haveBook, linesOf, starredName } from './have.ts';

type Name = (text: string) => Pick<HavePlace, 'host' | 'apex' | 'below'>;

/**
 * A list of names, one a line, as a product fetches it: with a path behind the name where the product takes one;
 * `#` begins a comment. It does not say what it is for: `allow`.
 */
export function readList(text: string, name: Name, endsInSlash = false): Have {
  const book = haveBook();
  for (const [raw, line] of linesOf(text)) {
    const word = raw.trim();
    if (word === '' || word.startsWith('#')) continue;
    takeUrl(word, { name, endsInSlash, line, list: 'allow', book });
  }
  return book.end();
}

interface Url {
  readonly name: Name;
  /** `contoso.com` without a slash is `contoso.com.*`, and so no name. */
  readonly endsInSlash: boolean;
  readonly line: number;
  readonly list: RuleList;
  readonly book: ReturnType<typeof haveBook>;
}

/** A name, perhaps with a path, whose right is open. */
export function takeUrl(word: string, { name, endsInSlash, line, list, book }: Url): void {
  const [, host = '', path = ''] = /^([^/]*)(\/.*)?$/s.exec(word) ?? [];
  if (endsInSlash && !word.endsWith('/')) {
    book.unread(line, word);
    return;
  }
  const rest = path.replace(/\/$/, '');
  const { host: bare, ...taken } = name(host.toLowerCase());
  book.place(bare, {
    list,
    ...taken,
    line,
    ...(rest !== '' && { path: `${rest}${path.endsWith('/') ? '/' : ''}*` }),
  });
}

/** A list of names of Squid, or of AWS: a leading period takes a name and all below it. */
export function readDottedList(text: string): Have {
  return readList(text, dottedName);
}

/** A list of domains: a star takes what lies below. */
export function readStarredList(text: string): Have {
  return readList(text, starredName);
}
