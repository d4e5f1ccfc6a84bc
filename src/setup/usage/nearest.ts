const maxContaining = 6;

/**
 * What somebody who wrote `word` may have meant: the known words that contain it, if they are a
 * handful, else the one that is nearest in spelling; none where nothing is near.
 */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  const asked = word.slice(0, 40).toLowerCase();
  const containing = asked.length < 3 ? [] : known.filter((other) => other.includes(asked));
  if (containing.length > 0 && containing.length <= maxContaining) return containing;
  const scored = known.map((other) => ({ other, score: distance(asked, other) }));
  const best = scored.sort((a, b) => a.score - b.score)[0];
  return best && best.score <= Math.max(2, asked.length / 3) ? [best.other] : [];
}

/** Levenshtein's distance; both words are short. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
