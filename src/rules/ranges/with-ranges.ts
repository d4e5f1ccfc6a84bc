import { isIP } from 'node:net';
import { mergePrefixes } from '../../model/address/merge-prefixes.ts';
import { prefixSet } from '../../model/address/prefix-set.ts';
import type {
  AddressRanges,
  RangeCover,
  ServiceTag,
  UncoveredReason,
} from '../../model/rules/address-ranges.ts';
import type { RuleEntry } from '../../model/rules/rule-entry.ts';
import type { RuleSet } from '../../model/rules/rule-set.ts';
import { capabilityOf } from '../../model/target/capability.ts';
import { documentedTags, isInRangeDomain, uncoveredReason } from './documented-tags.ts';

/** The addresses that are known of names: what a name server said, at any time. */
export type Answers = ReadonlyMap<string, readonly string[]>;

/**
 * A set of rules, each entry with what the ranges hold of it: by their documentation, and beside that by what name
 * servers said. What is documented is not widened by an answer that lies outside; that is told.
 */
export function withRanges<T extends RuleSet>(
  set: T,
  { ranges, answers }: { readonly ranges: AddressRanges; readonly answers: Answers },
): T {
  const book = rangeBook(ranges);
  const entries = set.entries.map((entry) => ({ ...entry, cover: coverOf(entry, book, answers) }));
  const outside = entries.flatMap(({ cover }) => cover.outside);
  const distinct = new Map(outside.map((one) => [`${one.name} ${one.address}`, one]));
  return { ...set, entries, ranges, outside: [...distinct.values()] };
}

interface RangeBook {
  readonly cloud: AddressRanges['cloud'];
  readonly prefixesOf: (tags: readonly ServiceTag[]) => readonly string[];
  readonly isIn: (address: string, tags: readonly ServiceTag[]) => boolean;
  readonly tagsOf: (address: string) => readonly ServiceTag[];
}

function rangeBook({ cloud, tags }: AddressRanges): RangeBook {
  const sets = tags.map(({ tag, prefixes }) => ({ tag, prefixes, holds: prefixSet(prefixes) }));
  const of = (some: readonly ServiceTag[]) => sets.filter(({ tag }) => some.includes(tag));
  return {
    cloud,
    prefixesOf: (some) => mergePrefixes(of(some).flatMap(({ prefixes }) => prefixes)),
    isIn: (address, some) => of(some).some(({ holds }) => holds.has(address)),
    tagsOf: (address) => sets.flatMap(({ tag, holds }) => (holds.has(address) ? [tag] : [])),
  };
}

function coverOf(entry: RuleEntry, book: RangeBook, answers: Answers): RangeCover {
  const { cloud } = book;
  const { host, apex, below, port, scheme } = entry;
  const all = [...new Set([...(apex ? [host] : []), ...entry.names])];
  const tagsOfName = (name: string): readonly ServiceTag[] =>
    isInRangeDomain({ host: name, port, scheme }, cloud)
      ? documentedTags(name, { cloud, below: false })
      : [];
  const covered = all.filter((name) => tagsOfName(name).length > 0);
  const uncovered = all.filter((name) => tagsOfName(name).length === 0);
  const rest = [...new Set(uncovered.flatMap((name) => answersTo(name, answers)))].sort();
  const isWhole = isInRangeDomain(entry, cloud);
  const tags = isWhole
    ? documentedTags(host, { cloud, below })
    : [...new Set(covered.flatMap(tagsOfName))].sort();
  if (tags.length > 0) {
    const outside = covered.flatMap((name) =>
      answersTo(name, answers)
        .filter((address) => !book.isIn(address, tags))
        .map((address) => ({ name, address })),
    );
    return {
      basis: isWhole ? 'documented' : 'partly',
      ...{ tags, ranges: book.prefixesOf(tags), covered, uncovered, rest, outside },
      ...(!isWhole && { because: reasonOfRest(entry, uncovered) }),
    };
  }
  const known = all.flatMap((name) => answersTo(name, answers));
  const seen = known.map(book.tagsOf);
  const isSeen = known.length > 0 && seen.every((some) => some.length > 0);
  return {
    basis: isSeen ? 'seen' : 'none',
    tags: isSeen ? [...new Set(seen.flat())].sort() : [],
    ...{ covered, uncovered, rest, because: uncoveredReason(entry), outside: [] },
  };
}

/** Of a place of which some names are covered, by those that are not. */
function reasonOfRest(entry: RuleEntry, names: readonly string[]): UncoveredReason {
  const losses = names.flatMap((host) => {
    return capabilityOf({ host, url: `https://${host}/`, reasons: [] }) ?? [];
  });
  return uncoveredReason({ ...entry, losses });
}

function answersTo(name: string, answers: Answers): readonly string[] {
  return isIP(name) === 0 ? (answers.get(name) ?? []) : [name];
}
