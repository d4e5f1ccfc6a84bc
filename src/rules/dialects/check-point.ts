import { placeText, type RuleEntry } from '../../model/rules/rule-entry.ts';
import type { Dialect } from '../dialect.ts';
import { comment, origin, why } from '../text/comment.ts';
import { filledLists } from '../text/filled-lists.ts';
import { byPort, sorted, withoutPaths } from '../text/narrow.ts';
import { type NoteBook, noteBook } from '../text/note-book.ts';

/**
 * Lines of `mgmt_cli` of Check Point: domain objects, which begin with a period, and a rule for each port.
 * With `is-sub-domain` such an object takes names below it by looking addresses up backwards, which is seldom
 * right for services: the names that are known stand there besides, each as it is. Rules of HTTPS inspection are of
 * R80.40 and later (Check Point, Management API Reference, add-https-rule, add-dns-domain). All lines are of one
 * session, which asks for a login, and holds nothing until it is published.
 */
export const checkPoint: Dialect = {
  name: 'check-point',
  ending: '.sh',
  write: (set) => {
    const book = noteBook();
    const named = new Set<string>();
    const rules = filledLists(set).flatMap(({ list, entries }) => {
      if (list === 'no-auth') {
        book.note('list-elsewhere', list);
        return [];
      }
      return byPort(withoutPaths(entries, book)).flatMap(({ scheme, port, entries: some }) => {
        const destinations = domainsOf(some, book).map(
          ({ name }, index) => `destination.${index + 1} "${name}"`,
        );
        const service = servicesOf[`${scheme} ${port}`] ?? `tcp-${port}`;
        const isNew = service.startsWith('tcp-') && !named.has(service);
        named.add(service);
        const rule = `position top name "netready ${list} ${port}" ${destinations.join(' ')} service.1 "${service}"`;
        const told = `comments "${origin(set)}"`;
        return [
          ...(isNew
            ? [`mgmt_cli add service-tcp name "${service}" port "${port}" ignore-warnings true`]
            : []),
          list === 'allow'
            ? `mgmt_cli add access-rule layer "Network" ${rule} action "Accept" ${told}`
            : `mgmt_cli add https-rule layer "Default Outbound Layer" ${rule} action "Bypass" ${told}`,
        ];
      });
    });
    // An object is there once, whatever lists and ports use it.
    const objects = domainsOf(
      set.entries.filter(({ list }) => list !== 'no-auth'),
      noteBook(),
    ).map(
      ({ name, isBelow, why: text }) =>
        `mgmt_cli add dns-domain name "${name}" is-sub-domain ${isBelow} comments "${text}"`,
    );
    const lines = [...objects, ...rules];
    const all = [`# ${comment(origin(set))}`, ...(lines.length > 0 ? inSession(lines) : [])];
    if (lines.length > 0) book.note('any-source');
    if (lines.length > 0) book.note('commit-needed');
    return { text: all.map((line) => `${line}\n`).join(''), notes: book.notes() };
  },
  // A network feed of domains knows names alone.
  feed: (entries) => {
    const book = noteBook();
    const some = withoutPaths(entries, book);
    const lines = domainsOf(some, book).flatMap(({ name, isBelow }) =>
      isBelow ? [] : [name.slice(1)],
    );
    return { lines: sorted(lines), notes: book.notes() };
  },
};

function inSession(lines: readonly string[]): readonly string[] {
  return [
    'mgmt_cli login > netready.sid',
    ...lines.map((line) => `${line} -s netready.sid`),
    'mgmt_cli publish -s netready.sid',
    'mgmt_cli logout -s netready.sid',
  ];
}

const servicesOf: Readonly<Record<string, string>> = { 'http 80': 'http', 'https 443': 'https' };

interface DomainObject {
  readonly name: string;
  readonly isBelow: boolean;
  readonly why: string;
}

/** One object a name: of two that differ in what they take, the wider one. */
function domainsOf(entries: readonly RuleEntry[], { note }: NoteBook): readonly DomainObject[] {
  const objects = new Map<string, DomainObject>();
  for (const entry of entries) {
    const { host, apex, below, names } = entry;
    if (below) {
      note('by-reverse-dns', placeText(entry), names);
      if (!apex) note('apex-added', placeText(entry), [host]);
    }
    for (const name of new Set([host, ...(below ? names : [])])) {
      const isBelow = below && name === host;
      const before = objects.get(name);
      if (before?.isBelow) continue;
      objects.set(name, { name: `.${name}`, isBelow, why: why(entry) });
    }
  }
  return [...objects.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
