import { placeText, type RuleEntry } from '../../model/rule-entry.ts';
import type { Dialect } from '../dialect.ts';
import { comment, origin, why } from '../text/comment.ts';
import { filledLists } from '../text/filled-lists.ts';
import { byPort, sorted, withoutPaths } from '../text/narrow.ts';
import { type NoteBook, noteBook } from '../text/note-book.ts';

/**
 * Lines of `mgmt_cli` of Check Point: domain objects, which begin with a period, and a rule for each port.
 * With `is-sub-domain` such an object takes names below it by looking addresses up backwards, which is seldom
 * right for services: the names that are known stand there besides, each as it is.
 */
export const checkPoint: Dialect = {
  name: 'check-point',
  ending: '.sh',
  write: (set) => {
    const book = noteBook();
    const lines = filledLists(set).flatMap(({ list, entries }) => {
      if (list === 'no-auth') {
        book.note('list-elsewhere', list);
        return [];
      }
      return byPort(withoutPaths(entries, book)).flatMap(({ scheme, port, entries: some }) => {
        const objects = domainsOf(some, book);
        const title = `netready ${list} ${port}`;
        const destinations = objects.map(({ name }, index) => `destination.${index + 1} "${name}"`);
        const service = servicesOf[`${scheme} ${port}`] ?? `tcp-${port}`;
        const told = `comments "${origin(set)}"`;
        return [
          ...(service.startsWith('tcp-')
            ? [`mgmt_cli add service-tcp name "${service}" port "${port}" ignore-warnings true`]
            : []),
          ...objects.map(
            ({ name, isBelow, why: text }) =>
              `mgmt_cli add dns-domain name "${name}" is-sub-domain ${isBelow} comments "${text}"`,
          ),
          list === 'allow'
            ? `mgmt_cli add access-rule layer "Network" position top name "${title}" ${destinations.join(' ')} service.1 "${service}" action "Accept" ${told}`
            : `mgmt_cli add https-rule layer "Default Outbound Layer" position top name "${title}" ${destinations.join(' ')} service.1 "${service}" action "Bypass" ${told}`,
        ];
      });
    });
    const head = `# ${comment(origin(set))}\n`;
    return { text: head + lines.map((line) => `${line}\n`).join(''), notes: book.notes() };
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
