import { placeText, type RulePlace } from '../../model/rules/rule-entry.ts';
import type { NoteBook } from './note-book.ts';

/** Names for a product in which a leading period takes a name and all below it. */
export interface DottedNames {
  /** None lies in another one: `.contoso.com`, and not `a.contoso.com` beside it. Sorted. */
  readonly names: readonly string[];
  /** What a period takes although nobody asked for it: the names themselves, sorted. */
  readonly surplus: readonly string[];
}

/**
 * The names of some places as such a product takes them, each once: where one lies in another, it is left
 * out, since Squid calls that an error. With notes of what the period adds, where they are wanted.
 */
export function dottedNames(places: readonly RulePlace[], book?: NoteBook): DottedNames {
  const dotted = new Set(places.flatMap(({ host, below }) => (below ? host : [])));
  const isInside = (host: string): boolean => {
    for (let above = parentOf(host); above !== ''; above = parentOf(above)) {
      if (dotted.has(above)) return true;
    }
    return false;
  };
  const outer = places.filter(({ host, below }) => !isInside(host) && (below || !dotted.has(host)));
  const apexes = new Set(places.flatMap(({ host, apex }) => (apex ? host : [])));
  const surplus = outer.filter(({ host, below }) => below && !apexes.has(host));
  for (const place of surplus) book?.note('apex-added', placeText(place), [place.host]);
  return {
    names: unique(outer.map(({ host, below }) => (below ? `.${host}` : host))),
    surplus: unique(surplus.map(({ host }) => host)),
  };
}

function parentOf(host: string): string {
  return /\.(.*)$/s.exec(host)?.[1] ?? '';
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
