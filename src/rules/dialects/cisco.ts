import { isIP } from 'node:net';
import { mergePrefixes } from '../../model/address/merge-prefixes.ts';
import { firstText, maskText, prefixOf } from '../../model/address/prefix.ts';
import { placeText, type RuleEntry } from '../../model/rules/rule-entry.ts';
import { type Dialect, entriesOf } from '../dialect.ts';
import { origin, why } from '../text/comment.ts';
import { namesAndRanges, rangesOrigin } from '../text/entry-addresses.ts';
import { missingLists } from '../text/filled-lists.ts';
import { byPort, concreteNames, sorted, withoutPaths } from '../text/narrow.ts';
import { type NoteBook, noteBook } from '../text/note-book.ts';
import { objectName } from '../text/object-name.ts';

/**
 * Lines for Cisco ASA, and for the console of FTD: FQDN objects, a group of them for each port, and what an
 * access list lets pass to it. There are no wildcards, and a name begins and ends with a letter or a digit
 * (Cisco, document 225933). Which interface the list is for, its owner knows.
 */
export const cisco: Dialect = {
  name: 'cisco',
  takesRanges: true,
  ending: '.txt',
  write: (set) => {
    const book = noteBook();
    const allow = withoutPaths(entriesOf(set, 'allow'), book);
    const lines = [`! ${origin(set)}`];
    if (allow.length > 0) lines.push(`access-list NETREADY remark ${origin(set, 90)}`);
    if (set.ranges) lines.push(`access-list NETREADY remark ${rangesOrigin(set, 90)}`);
    for (const { port, entries } of byPort(allow))
      lines.push(...portLines(entries, { port, book }));
    if (allow.length > 0) book.note('placed-by-hand');
    missingLists(set, { kind: 'list-elsewhere', lists: ['no-inspect', 'no-auth'], book });
    return { text: lines.map((line) => `${line}\n`).join(''), notes: book.notes() };
  },
};

interface Port {
  readonly port: number;
  readonly book: NoteBook;
}

function portLines(entries: readonly RuleEntry[], { port, book }: Port): readonly string[] {
  const objects = new Map<string, RuleEntry>();
  const { named, ranges } = namesAndRanges(entries, book);
  for (const entry of named) {
    for (const name of concreteNames(entry, book)) {
      if (/^[a-z0-9].*[a-z0-9]$/.test(name)) objects.set(name, entry);
      else book.note('names-lost', placeText(entry));
    }
  }
  if (objects.size + ranges.length === 0) return [];
  const names = sorted(objects.keys());
  const group = `NETREADY-${port}`;
  return [
    ...names.flatMap((name) => {
      const entry = objects.get(name);
      return [
        `object network ${objectName(name, 64)}`,
        ` ${isIP(name) === 0 ? 'fqdn' : 'host'} ${name}`,
        ...(entry ? [` description ${why(entry, 190)}`] : []),
      ];
    }),
    `object-group network ${group}`,
    ...names.map((name) => ` network-object object ${objectName(name, 64)}`),
    ...mergePrefixes(ranges).map((range) => ` network-object ${networkText(range)}`),
    `access-list NETREADY extended permit tcp any object-group ${group} eq ${port}`,
  ];
}

/** A network as a group of objects has it (ASA command reference, network-object). */
function networkText(range: string): string {
  const prefix = prefixOf(range);
  if (!prefix || !range.includes('/')) return `host ${range}`;
  return prefix.family === 6 ? range : `${firstText(prefix)} ${maskText(prefix)}`;
}
