import { lastOf, type Prefix, prefixOf, prefixText, widths } from './prefix.ts';

/**
 * The fewest prefixes that hold the same addresses as some, and no other: what lies in another is left out, and two
 * halves of one become that one. IPv4 before IPv6, each in ascending order. What is no prefix is left out. Sorts, and
 * is linear beyond that.
 */
export function mergePrefixes(texts: Iterable<string>): readonly string[] {
  const prefixes = [...new Set(texts)].flatMap((text) => prefixOf(text) ?? []);
  return mergedPrefixes(prefixes).map(prefixText);
}

/** The same of prefixes that are read. */
export function mergedPrefixes(prefixes: readonly Prefix[]): readonly Prefix[] {
  const merged: Prefix[] = [];
  for (const prefix of [...prefixes].sort(inOrder)) {
    const before = merged.at(-1);
    if (before && holdsPrefix(before, prefix)) continue;
    merged.push(prefix);
    for (let whole = wholeOf(merged); whole; whole = wholeOf(merged)) merged.splice(-2, 2, whole);
  }
  return merged;
}

/** Whether all addresses of one prefix lie in another. */
export function holdsPrefix(outer: Prefix, inner: Prefix): boolean {
  if (outer.family !== inner.family || outer.bits > inner.bits) return false;
  return outer.first <= inner.first && lastOf(inner) <= lastOf(outer);
}

/** The prefix of which the last two are the halves. */
function wholeOf(merged: readonly Prefix[]): Prefix | undefined {
  const [one, other] = merged.slice(-2);
  if (!one || !other || one.family !== other.family || one.bits !== other.bits) return undefined;
  const { family, bits, first } = one;
  const size = 1n << BigInt(widths[family] - bits);
  if (other.first !== first + size || (first & size) !== 0n) return undefined;
  return { family, bits: bits - 1, first };
}

/** By family, by the first address, the widest first. */
function inOrder(one: Prefix, other: Prefix): number {
  if (one.family !== other.family) return one.family - other.family;
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  return one.bits - other.bits;
}
