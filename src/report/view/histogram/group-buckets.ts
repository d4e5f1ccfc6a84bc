import type { Bucket } from '../../../model/load/load-measure.ts';

const coarse: ReadonlySet<string> = new Set(['1', '2', '5']);

const fewEnough = 12;

/**
 * The buckets of a histogram as so few that a person reads them: where there are more than a
 * dozen, those that end in 1, 2 or 5 keep their place, and what lies between goes to the next of
 * them. Empty ones in between stay.
 */
export function groupBuckets(buckets: readonly Bucket[]): readonly Bucket[] {
  if (buckets.length <= fewEnough) return buckets;
  const groups: Bucket[] = [];
  let count = 0;
  for (const bucket of buckets) {
    count += bucket.count;
    if (!isCoarse(bucket.to)) continue;
    groups.push({ to: bucket.to, count });
    count = 0;
  }
  const last = buckets.at(-1);
  return last && !isCoarse(last.to) ? [...groups, { to: nextCoarse(last.to), count }] : groups;
}

function isCoarse(ms: number): boolean {
  return coarse.has(firstDigits(ms));
}

function firstDigits(ms: number): string {
  return ms.toExponential().split('e')[0] ?? '';
}

function nextCoarse(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(ms));
  const next = [1, 2, 5, 10].find((digit) => digit * power >= ms) ?? 10;
  return Number((next * power).toPrecision(3));
}
