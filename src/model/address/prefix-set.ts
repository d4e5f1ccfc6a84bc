import { holdsPrefix, mergedPrefixes } from './merge-prefixes.ts';
import { lastOf, type Prefix, prefixOf, prefixText } from './prefix.ts';

/** Which addresses lie in some prefixes. Asked with an address or a prefix; any other text lies nowhere. */
export interface PrefixSet {
  /** Whether all of it lies in them. */
  readonly has: (text: string) => boolean;
  /** Those of their fewest that lie in it, the first of them. */
  readonly inside: (text: string) => readonly string[];
}

const mostInside = 50;

/** A set of some prefixes; what is none is left out. Asked by halving, in the logarithm of their number. */
export function prefixSet(texts: Iterable<string>): PrefixSet {
  const merged = mergedPrefixes([...texts].flatMap((text) => prefixOf(text) ?? []));
  /** Where the first stands that begins behind the beginning of a prefix. */
  const behind = (prefix: Prefix): number => {
    let low = 0;
    let high = merged.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = merged[middle];
      if (one && !isBehind(one, prefix)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    has: (text) => {
      const asked = prefixOf(text);
      if (!asked) return false;
      const last = merged[behind(asked) - 1];
      return last !== undefined && holdsPrefix(last, asked);
    },
    inside: (text) => {
      const asked = prefixOf(text);
      if (!asked) return [];
      const from = Math.max(0, behind(asked) - 1);
      const found: string[] = [];
      for (let at = from; at < merged.length && found.length < mostInside; at += 1) {
        const one = merged[at];
        if (!one || one.family > asked.family || isPast(one, asked)) break;
        if (holdsPrefix(asked, one)) found.push(prefixText(one));
      }
      return found;
    },
  };
}

/** Whether one begins behind the beginning of another. */
function isBehind(one: Prefix, other: Prefix): boolean {
  if (one.family !== other.family) return one.family > other.family;
  return one.first > other.first;
}

function isPast(one: Prefix, other: Prefix): boolean {
  return one.family === other.family && one.first > lastOf(other);
}
