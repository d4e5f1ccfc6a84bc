import { placeText, type RuleEntry } from '../../model/rules/rule-entry.ts';
import type { RuleSet } from '../../model/rules/rule-set.ts';
import { comment } from './comment.ts';
import type { NoteBook } from './note-book.ts';

/** Entries for a product that knows names, and ranges in the place of those that it is better told by ranges. */
export interface NamesAndRanges {
  /** Those that are told by their names. */
  readonly named: readonly RuleEntry[];
  /** Prefixes. */
  readonly ranges: readonly string[];
}

/**
 * What ranges are documented to hold stands there as ranges, whatever names it has; what they hold in part, as both.
 * Takes that down.
 */
export function namesAndRanges(entries: readonly RuleEntry[], book: NoteBook): NamesAndRanges {
  noteRanges(entries, book);
  return {
    named: entries.filter(({ cover }) => cover?.basis !== 'documented'),
    ranges: [...new Set(entries.flatMap(({ cover }) => cover?.ranges ?? []))],
  };
}

/** All that is known of an entry for a product that knows no names: ranges, and what name servers said of the rest. */
export function addressesOf({ addresses = [], cover }: RuleEntry): readonly string[] {
  return cover ? [...(cover.ranges ?? []), ...cover.rest] : addresses;
}

/** Takes down which entries are told by ranges, and whose. */
export function noteRanges(entries: readonly RuleEntry[], { note }: NoteBook): void {
  for (const entry of entries) {
    const { cover } = entry;
    if (cover?.ranges) note('ranges-written', placeText(entry), cover.tags);
  }
}

/** Where ranges come from, in one line. */
export function rangesOrigin({ ranges }: Pick<RuleSet, 'ranges'>, most = 200): string {
  if (!ranges) return '';
  const { file, changeNumber, tags } = ranges;
  const change = changeNumber === undefined ? '' : `, change ${changeNumber}`;
  const of = tags.map(({ tag }) => tag).join(', ');
  const short = `netready: ranges in ${file}${change}`;
  const whole = `${short}: ${of}`;
  return comment(whole.length <= most ? whole : short, most);
}

/** The stem of an object's name for a prefix: no host, and no other prefix, has the same. */
export function rangeStem(range: string): string {
  return `NET-${range.replaceAll(':', '.').replace('/', '_')}`;
}
