import type { Bucket } from '../../../model/load/load-measure.ts';
import { edgesBetween } from './histogram-buckets.ts';

/**
 * Several histograms over the same buckets, so that bars of one compare with those of another: each from
 * the first that any of them has to the last, and what a histogram has nothing in is empty. One of nothing
 * stays so.
 */
export function sameBuckets(all: readonly (readonly Bucket[])[]): readonly (readonly Bucket[])[] {
  const held = all.flatMap((buckets) => buckets.map(({ to }) => to));
  if (held.length === 0) return all;
  const grid = edgesBetween(Math.min(...held), Math.max(...held));
  // What was counted in other buckets than ours keeps them.
  const edges = [...new Set([...grid, ...held])].sort((a, b) => a - b);
  return all.map((buckets) => {
    if (buckets.length === 0) return buckets;
    const counts = new Map(buckets.map(({ to, count }) => [to, count]));
    return edges.map((to) => ({ to, count: counts.get(to) ?? 0 }));
  });
}
