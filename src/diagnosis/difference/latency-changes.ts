import type { Histogram, Latency } from '../../model/audit/report.ts';
import type { LatencyChange, LatencyFigures } from '../../model/compared/difference.ts';
import { histogramPercentile } from '../timing/histogram.ts';
import { countOf, rankTest } from './rank-test.ts';
import type { Snapshot } from './snapshot.ts';

/** Fewer values on a side say nothing: ranks of so few have no tails to tell chance by. */
const leastValues = 20;
/** One-sided 3.2e-5: the thirty rows of a large audit together stay below one in a thousand. */
const leastDeviations = 4;
/** Of many values any difference is sure; a reader acts upon one that can be felt. */
const leastMs = 5;
const leastShare = 0.2;

/** The rows of latency of both audits that are surely slower or quicker, in the order of the later one. */
export function latencyChanges(before: Snapshot, after: Snapshot): LatencyChange[] {
  return [...after.latency].flatMap(([key, row]) => {
    const earlier = before.latency.get(key);
    return earlier ? (changeOfRow(earlier, row) ?? []) : [];
  });
}

function changeOfRow(before: Latency, after: Latency): LatencyChange | undefined {
  const was = figuresOf(before.histogram);
  const is = figuresOf(after.histogram);
  if (Math.min(was.count, is.count) < leastValues) return undefined;
  const shift = is.p50 - was.p50;
  const least = Math.max(leastMs, leastShare * Math.min(was.p50, is.p50));
  const z = rankTest(before.histogram, after.histogram);
  if (Math.abs(shift) < least || Math.abs(z) < leastDeviations) return undefined;
  // The median and the ranks must say the same.
  if (Math.sign(shift) !== Math.sign(z)) return undefined;
  const { route, step, role, series } = after;
  return {
    ...{ route, step, ...(role && { role }), ...(series && { series }) },
    change: z > 0 ? 'slower' : 'quicker',
    before: was,
    after: is,
    z: Math.round(z * 100) / 100,
  };
}

function figuresOf(histogram: Histogram): LatencyFigures {
  return { count: countOf(histogram), p50: histogramPercentile(histogram, 50) };
}
