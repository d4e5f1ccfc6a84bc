/**
 * The percentile of ascending values by nearest rank: the smallest value that at least `percent`
 * of a hundred are not above. NaN of no values.
 */
export function percentile(ascending: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * ascending.length));
  return ascending[rank - 1] ?? Number.NaN;
}
