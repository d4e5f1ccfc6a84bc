import { placeText, type RuleEntry } from '../../model/rules/rule-entry.ts';
import type { NoteBook } from './note-book.ts';

/** The names of an entry for a product without wildcards: the known ones, and a note of what they stand for. */
export function concreteNames(entry: RuleEntry, { note }: NoteBook): readonly string[] {
  const { host, below, names } = entry;
  if (!below) return [host];
  if (names.length === 0) note('wildcard-lost', placeText(entry));
  else note('wildcard-expanded', placeText(entry), names);
  return names;
}

/** Takes down entries whose path a product cannot say: the whole host stands there. */
export function withoutPaths(
  entries: readonly RuleEntry[],
  { note }: NoteBook,
): readonly RuleEntry[] {
  return entries.map((entry) => {
    const { path, ...rest } = entry;
    if (path === undefined) return entry;
    note('path-dropped', placeText(entry));
    return rest;
  });
}

/** The entries by scheme and port, in ascending order of the port. */
export function byPort(entries: readonly RuleEntry[]): readonly PortGroup[] {
  const groups = Map.groupBy(entries, ({ scheme, port }) => `${scheme} ${port}`);
  return [...groups.values()]
    .flatMap((some) =>
      some[0] ? [{ scheme: some[0].scheme, port: some[0].port, entries: some }] : [],
    )
    .toSorted((one, other) => one.port - other.port || (one.scheme < other.scheme ? -1 : 1));
}

export interface PortGroup {
  readonly scheme: RuleEntry['scheme'];
  readonly port: number;
  readonly entries: readonly RuleEntry[];
}

/** Texts in order, each once. */
export function sorted(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort();
}
