import { placeText, type RuleEntry } from '../../model/rules/rule-entry.ts';
import { jsonText } from '../../model/text/json-text.ts';
import type { Dialect } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { dottedNames } from '../text/dotted-names.ts';
import { filledLists } from '../text/filled-lists.ts';
import { sorted } from '../text/narrow.ts';
import { type NoteBook, noteBook } from '../text/note-book.ts';

const mostUrls = 25_000;
const levels = 5;

/**
 * Custom URL categories as the API of Zscaler takes them (`POST /urlCategories`), one for each list: for a rule of the
 * URL filter, for SSL inspection, and for the list that needs no authentication. A leading period takes a name and
 * five levels below it; there is no star; a path is open at its right; and one URL that is wrong
 * has the whole request refused, so that a name with an underscore is left out.
 */
export const zscaler: Dialect = {
  name: 'zscaler',
  ending: '.json',
  write: (set) => {
    const book = noteBook();
    const categories = filledLists(set).map(({ list, entries }) => ({
      configuredName: `netready-${list}`,
      superCategory: 'USER_DEFINED',
      customCategory: true,
      description: origin(set),
      urls: urlsOf(entries, book),
    }));
    return { text: `${jsonText(categories, 2)}\n`, notes: book.notes() };
  },
  feed: (entries) => {
    const book = noteBook();
    return { lines: urlsOf(entries, book), notes: book.notes() };
  },
};

function urlsOf(entries: readonly RuleEntry[], book: NoteBook): readonly string[] {
  const fit = entries.filter((entry) => {
    const isFit = !entry.host.includes('_');
    if (!isFit) book.note('names-lost', placeText(entry));
    return isFit;
  });
  for (const { host, names } of fit) {
    const deep = names.filter(
      (name) => name !== host && name.slice(0, -host.length - 1).split('.').length > levels,
    );
    for (const name of deep) book.note('depth', name);
  }
  if (fit.length > 0) book.note('port-dropped');
  const hosts = fit.filter(({ path }) => path === undefined);
  const paths = fit.flatMap(({ host, path }) =>
    path === undefined ? [] : [`${host}${path.replace(/\*$/, '')}`],
  );
  const urls = sorted([...dottedNames(hosts, book).names, ...paths, ...deepOf(fit)]);
  if (urls.length > mostUrls) book.note('too-many', String(mostUrls));
  return urls.slice(0, mostUrls);
}

/** Names that lie deeper than a wildcard reaches. */
function deepOf(entries: readonly RuleEntry[]): readonly string[] {
  return entries.flatMap(({ host, below, names }) =>
    names.filter(
      (name) =>
        below && name !== host && name.slice(0, -host.length - 1).split('.').length > levels,
    ),
  );
}
