import { placeText, type RuleEntry, type RuleList } from '../../model/rules/rule-entry.ts';
import type { RuleSet } from '../../model/rules/rule-set.ts';
import type { Dialect, Feed } from '../dialect.ts';
import { origin } from '../text/comment.ts';
import { filledLists } from '../text/filled-lists.ts';
import { sorted } from '../text/narrow.ts';
import { type NoteBook, noteBook } from '../text/note-book.ts';

/** Of all external lists of URLs of a small model together (Palo Alto, External Dynamic List). */
const mostUrls = 50_000;

/**
 * Commands of the configuration mode of PAN-OS: a custom URL category for each list, and the rules that
 * use them. Each line of a category ends in a slash, without which `contoso.com` takes `contoso.com.evil.example`
 * too; `*.contoso.com/` does not take `contoso.com/` (Palo Alto, Guidelines for URL Category Exceptions). The type of a
 * decryption rule stands last, since what follows it would be read as a part of it. `default-no-captive-portal` asks nobody
 * (Palo Alto, Objects, Authentication). The list of domains of that product is no destination of a rule, and not written.
 */
export const panOs: Dialect = {
  name: 'pan-os',
  ending: '.txt',
  write: (set) => {
    const book = noteBook();
    const lines = filledLists(set).flatMap(({ list, entries }) => {
      const name = `netready-${list}`;
      const urls = urlLines(entries, book);
      return [
        `set profiles custom-url-category ${name} type "URL List"`,
        `set profiles custom-url-category ${name} description "${origin(set, 250)}"`,
        ...urls.map((url) => `set profiles custom-url-category ${name} list [ ${url} ]`),
        ...ruleLines(list, set),
      ];
    });
    if (lines.length > 0) book.note('any-source');
    if (lines.length > 0) book.note('commit-needed');
    return { text: lines.map((line) => `${line}\n`).join(''), notes: book.notes() };
  },
  feed: (entries): Feed => {
    const book = noteBook();
    const lines = urlLines(entries, book);
    // Not cut: larger models take more.
    if (lines.length > mostUrls) book.note('too-many', String(mostUrls));
    return { lines, notes: book.notes() };
  },
};

/** The lines of a URL list: no scheme, no port. */
function urlLines(entries: readonly RuleEntry[], { note }: NoteBook): readonly string[] {
  if (entries.length > 0) note('port-dropped');
  return sorted(
    entries.flatMap((entry) => {
      const { host, apex, below, path = '' } = entry;
      const end = `${path.replace(/\/?\*?$/, '')}/`;
      if (apex && below) note('two-lines', placeText(entry));
      return [...(apex ? [`${host}${end}`] : []), ...(below ? [`*.${host}${end}`] : [])];
    }),
  );
}

/** Of any zone and source: whose they are, only the owner of the device knows. */
function ruleLines(list: RuleList, set: RuleSet): readonly string[] {
  const from = 'from any to any source any destination any';
  const rule = {
    allow: `set rulebase security rules netready-allow ${from} application [ ssl web-browsing ] service application-default category netready-allow action allow`,
    'no-inspect': `set rulebase decryption rules netready-no-inspect ${from} service any category netready-no-inspect action no-decrypt type ssl-forward-proxy`,
    'no-auth': `set rulebase authentication rules netready-no-auth ${from} service any category netready-no-auth authentication-enforcement default-no-captive-portal`,
  }[list];
  const base = { allow: 'security', 'no-inspect': 'decryption', 'no-auth': 'authentication' }[list];
  return [
    rule,
    `set rulebase ${base} rules netready-${list} description "${origin(set, 250)}"`,
    `move rulebase ${base} rules netready-${list} top`,
  ];
}
