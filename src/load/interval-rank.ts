const level = 0.95;

/**
 * The rank from either end between which the median lies with 95 % confidence, whatever the
 * distribution (the sign test's interval); 0 where the values are too few for that.
 */
export function intervalRank(count: number): number {
  let rank = 0;
  let ways = 1;
  // Twice the chance that at most `rank` of so many coins show heads.
  let outside = 2 * 0.5 ** count;
  while (outside <= 1 - level && rank < count / 2) {
    rank += 1;
    ways = (ways * (count - rank + 1)) / rank;
    outside += 2 * ways * 0.5 ** count;
  }
  return rank;
}
