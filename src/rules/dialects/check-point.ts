import { mergePrefixes } from '../../model/address/merge-prefixes.ts';
import { placeText, type RuleEntry } from '../../model/rules/rule-entry.ts';
import type { RuleSet } from '../../model/rules/rule-set.ts';
import type { Dialect } from '../dialect.ts';
import { comment, origin, why } from '../text/comment.ts';
import { namesAndRanges, rangeStem, rangesOrigin } from '../text/entry-addresses.ts';
import { filledLists } from '../text/filled-lists.ts';
import { byPort, sorted, withoutPaths } from '../text/narrow.ts';
import { type NoteBook, noteBook } from '../text/note-book.ts';
import { objectName } from '../text/object-name.ts';

/**
 * Lines of `mgmt_cli` of Check Point: domain objects, which begin with a period, and a rule for each port.
 * With `is-sub-domain` such an object takes names below it by looking addresses up backwards, which is seldom
 * right for services: the names that are known stand there besides, each as it is. Rules of HTTPS inspection are of
 * R80.40 and later (Check Point, Management API Reference, add-https-rule, add-dns-domain). All lines are of one
 * session, which asks for a login, and holds nothing until it is published.
 */
export const checkPoint: Dialect = {
  name: 'check-point',
  takesRanges: true,
  ending: '.sh',
  write: (set) => {
    const book = noteBook();
    const services = new Set<string>();
    const known = new Set<string>();
    const rules = filledLists(set).flatMap(({ list, entries }) => {
      if (list === 'no-auth') {
        book.note('list-elsewhere', list);
        return [];
      }
      return byPort(withoutPaths(entries, book)).flatMap(({ scheme, port, entries: some }) => {
        const { named, ranges } = namesAndRanges(some, book);
        const group = `netready-${list}-${port}-ranges`;
        const places = [
          ...domainsOf(named, book).map(({ name }) => name),
          ...(ranges.length > 0 ? [group] : []),
        ];
        const destinations = places.map((name, index) => `destination.${index + 1} "${name}"`);
        const service = servicesOf[`${scheme} ${port}`] ?? `tcp-${port}`;
        const isNew = service.startsWith('tcp-') && !services.has(service);
        services.add(service);
        const rule = `position top name "netready ${list} ${port}" ${destinations.join(' ')} service.1 "${service}"`;
        const told = `comments "${origin(set)}"`;
        return [
          ...groupLines(mergePrefixes(ranges), { group, set, known }),
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
      set.entries.filter(({ list, cover }) => list !== 'no-auth' && cover?.basis !== 'documented'),
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

interface RangeGroup {
  readonly group: string;
  readonly set: RuleSet;
  /** Objects that are there already. */
  readonly known: Set<string>;
}

/** Networks and hosts, each once, and a group of those of one rule (Management API Reference, add-network, add-group). */
function groupLines(
  ranges: readonly string[],
  { group, set, known }: RangeGroup,
): readonly string[] {
  if (ranges.length === 0) return [];
  const told = `comments "${rangesOrigin(set)}"`;
  const objects = ranges.flatMap((range) => {
    const name = objectName(rangeStem(range), 64);
    if (known.has(name)) return [];
    known.add(name);
    const [address, length] = range.split('/');
    return length === undefined
      ? `mgmt_cli add host name "${name}" ip-address "${address}" ${told}`
      : `mgmt_cli add network name "${name}" subnet "${address}" mask-length "${length}" ${told}`;
  });
  const members = ranges.map(
    (range, index) => `members.${index + 1} "${objectName(rangeStem(range), 64)}"`,
  );
  return [...objects, `mgmt_cli add group name "${group}" ${members.join(' ')} ${told}`];
}

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
