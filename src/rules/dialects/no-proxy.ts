import type { Component } from '../../model/route/component.ts';
import { placeText, type RuleEntry } from '../../model/rules/rule-entry.ts';
import type { Dialect } from '../dialect.ts';
import { comment, origin } from '../text/comment.ts';
import { dottedNames } from '../text/dotted-names.ts';
import { sorted } from '../text/narrow.ts';
import { type NoteBook, noteBook } from '../text/note-book.ts';

/** Who reads a bypass list, where it stands, and how it is spelled. */
interface List {
  readonly title: string;
  readonly components: readonly Component[];
  readonly write: (entries: readonly RuleEntry[], book: NoteBook) => string;
}

const lists: readonly List[] = [
  {
    title: 'WinHTTP (netsh winhttp set proxy … bypass-list=): services of Windows',
    components: ['sensor', 'antivirus', 'windows-update', 'revocation'],
    write: (entries) => starred(entries).join(';'),
  },
  {
    title: 'WinINET (ProxyOverride): SmartScreen and the portal, as the user',
    components: ['user-programs'],
    write: (entries) => starred(entries).join(';'),
  },
  {
    title: 'NO_PROXY of curl: unified agent, monitoring agent, agents on Linux and macOS',
    components: ['unified-agent', 'monitoring-agent', 'linux-agent', 'mac-agent'],
    write: curled,
  },
];

/**
 * Bypass lists, each in the grammar of the components that read it, with what these ask for: of all three lists,
 * since what goes past the proxy is neither refused, opened nor asked for a login there. No port and no path.
 */
export const noProxy: Dialect = {
  name: 'no-proxy',
  ending: '.txt',
  write: (set) => {
    const book = noteBook();
    const lines = lists.flatMap(({ title, components, write }) => {
      const entries = set.entries.filter(
        (entry) =>
          entry.components.length === 0 || entry.components.some((one) => components.includes(one)),
      );
      return entries.length === 0 ? [] : ['', `# ${comment(title)}`, write(entries, book)];
    });
    if (lines.length > 0) book.note('port-dropped');
    for (const entry of set.entries) {
      if (entry.path !== undefined) book.note('path-dropped', placeText(entry));
    }
    return { text: [`# ${origin(set)}`, ...lines, ''].join('\n'), notes: book.notes() };
  },
};

/** The star stands first, and takes no name itself. */
function starred(entries: readonly RuleEntry[]): readonly string[] {
  return sorted(
    entries.flatMap(({ host, apex, below }) => [
      ...(apex ? [host] : []),
      ...(below ? [`*.${host}`] : []),
    ]),
  );
}

/** A name takes itself and all below it, with or without a period. */
function curled(entries: readonly RuleEntry[], book: NoteBook): string {
  for (const entry of entries) {
    if (!entry.below) book.note('below-added', placeText(entry));
    else if (!entry.apex) book.note('apex-added', placeText(entry), [entry.host]);
  }
  const wide = entries.map((entry) => ({ ...entry, below: true }));
  return dottedNames(wide)
    .names.map((name) => name.slice(1))
    .join(',');
}
