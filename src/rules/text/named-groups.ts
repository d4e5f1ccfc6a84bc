import { mergePrefixes } from '../../model/address/merge-prefixes.ts';
import type { RuleEntry, RuleList } from '../../model/rules/rule-entry.ts';
import type { RuleSet } from '../../model/rules/rule-set.ts';
import { entriesOf } from '../dialect.ts';
import { why } from './comment.ts';
import { namesAndRanges } from './entry-addresses.ts';
import { byPort, concreteNames, withoutPaths } from './narrow.ts';
import type { NoteBook } from './note-book.ts';

/** Names for one port of one list, for a product whose groups hold names and nothing else. */
export interface NameGroup {
  readonly list: RuleList;
  readonly port: number;
  /** Letters, digits and underscores: `netready_allow_443`. */
  readonly name: string;
  /** Sorted, each with what it is for. */
  readonly members: readonly { readonly host: string; readonly why: string }[];
  /** Prefixes in the place of names, the fewest. */
  readonly ranges: readonly string[];
}

/** The groups of some lists for a product without wildcards and paths; those that hold nothing are left out. */
export function nameGroups(
  set: RuleSet,
  { lists, book }: { readonly lists: readonly RuleList[]; readonly book: NoteBook },
): readonly NameGroup[] {
  return lists.flatMap((list) =>
    byPort(withoutPaths(entriesOf(set, list), book)).flatMap(({ port, entries }) => {
      const name = `netready_${list.replace('-', '')}_${port}`;
      const { named, ranges } = namesAndRanges(entries, book);
      const members = membersOf(named, book);
      const isEmpty = members.length + ranges.length === 0;
      return isEmpty ? [] : [{ list, port, name, members, ranges: mergePrefixes(ranges) }];
    }),
  );
}

function membersOf(entries: readonly RuleEntry[], book: NoteBook): NameGroup['members'] {
  const members = new Map<string, string>();
  for (const entry of entries) {
    for (const host of concreteNames(entry, book)) members.set(host, why(entry));
  }
  return [...members]
    .map(([host, text]) => ({ host, why: text }))
    .toSorted((one, other) => (one.host < other.host ? -1 : 1));
}
