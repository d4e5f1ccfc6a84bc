import type { Histogram } from '../../../model/audit/report.ts';
import { bucketEdges } from '../../../model/load/bucket-edges.ts';
import type { Bucket } from '../../../model/load/load-measure.ts';

const minPower = -3;

/**
 * A histogram as the buckets of a fixed grid, from the first that holds a value to the last; empty
 * ones in between stay. What is less than a microsecond is in the first bucket of all.
 */
export function histogramBuckets(histogram: Histogram): readonly Bucket[] {
  const counts = new Map<number, number>();
  for (const [ms, count] of histogram) {
    const place = placeOf(ms);
    counts.set(place, (counts.get(place) ?? 0) + count);
  }
  const places = [...counts.keys()];
  const first = Math.min(...places);
  return Array.from(
    { length: places.length > 0 ? Math.max(...places) - first + 1 : 0 },
    (_, at) => {
      return { to: edgeAt(first + at), count: counts.get(first + at) ?? 0 };
    },
  );
}

/** The number of the first edge that is not below it. */
function placeOf(ms: number): number {
  const least = minPower * bucketEdges.length;
  if (ms <= edgeAt(least)) return least;
  // One before, whatever the logarithm of a power of ten was rounded to.
  let place = Math.floor(Math.log10(ms)) * bucketEdges.length - 1;
  while (edgeAt(place) < ms) place += 1;
  return place;
}

/** The edges of the grid from that of the bucket that holds a value to that of the one that holds another. */
export function edgesBetween(lowest: number, highest: number): readonly number[] {
  const first = placeOf(lowest);
  return Array.from({ length: Math.max(0, placeOf(highest) - first + 1) }, (_, at) =>
    edgeAt(first + at),
  );
}

/** Where a bucket of the grid begins, by where it ends. */
export function bucketStart(to: number): number {
  return edgeAt(placeOf(to) - 1);
}

function edgeAt(place: number): number {
  const power = Math.floor(place / bucketEdges.length);
  const edge = bucketEdges[place - power * bucketEdges.length] ?? 1;
  return Number((edge * 10 ** power).toPrecision(3));
}
