import { holdsPrefix, mergedPrefixes } from './merge-prefixes.ts';
import { type Prefix, prefixOf } from './prefix.ts';

/** Which addresses lie in some prefixes. */
export interface PrefixSet {
  /** Whether an address, or all of a prefix, lies in them; false for any other text. */
  readonly has: (text: string) => boolean;
}

/** A set of some prefixes; what is none is left out. Asked by halving, in the logarithm of their number. */
export function prefixSet(texts: Iterable<string>): PrefixSet {
  const merged = mergedPrefixes([...texts].flatMap((text) => prefixOf(text) ?? []));
  return {
    has: (text) => {
      const prefix = prefixOf(text);
      if (!prefix) return false;
      let low = 0;
      let high = merged.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const one = merged[middle];
        if (one && isBefore(one, prefix)) low = middle + 1;
        else high = middle;
      }
      const last = merged[low - 1];
      return last !== undefined && holdsPrefix(last, prefix);
    },
  };
}

/** Whether one begins where another does, or before it. */
function isBefore(one: Prefix, other: Prefix): boolean {
  if (one.family !== other.family) return one.family < other.family;
  return one.first <= other.first;
}
