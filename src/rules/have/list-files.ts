import type { RuleList } from '../../model/rules/rule-entry.ts';
import {
  dottedName,
  type Have,
  type HaveBook,
  type HavePlace,
  haveBook,
  linesOf,
  type Matters,
} from './have.ts';

type Name = (text: string) => Pick<HavePlace, 'host' | 'apex' | 'below'>;

interface List {
  readonly name: Name;
  readonly endsInSlash?: boolean;
  readonly matters: Matters | undefined;
}

/**
 * A list of names, one a line, as a product fetches it: with a path behind the name where the product takes one;
 * `#` begins a comment. It does not say what it is for: `allow`.
 */
export function readList(text: string, { name, endsInSlash = false, matters }: List): Have {
  const book = haveBook(matters);
  for (const [raw, line] of linesOf(text, book)) {
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
  readonly book: HaveBook;
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
export function readDottedList(text: string, matters?: Matters): Have {
  return readList(text, { name: dottedName, matters });
}
