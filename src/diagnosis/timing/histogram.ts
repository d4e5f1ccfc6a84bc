import type { Histogram } from '../../model/audit/report.ts';

const microseconds = 1000;
const digits = 3;
// From here on a step of three digits is no less than a microsecond.
const digitsFromMs = 0.1;

/**
 * Milliseconds as a histogram, negative ones too: log-linear as HDR histograms are, so that each
 * value keeps within 0.5 %, or half a microsecond where that is more. What has no number is left out.
 */
export function histogramOf(values: readonly number[]): Histogram {
  return added(values.map((ms) => [ms, 1]));
}

/** The histogram of all values of several, as if they had been counted together. */
export function mergeHistograms(histograms: readonly Histogram[]): Histogram {
  return added(histograms.flat());
}

/**
 * The percentile by nearest rank, of values that are only known as a histogram: what `percentile()`
 * would give, within the histogram's bound. NaN of no values.
 */
export function histogramPercentile(histogram: Histogram, percent: number): number {
  const total = histogram.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.max(1, Math.ceil((percent / 100) * total));
  let below = 0;
  for (const [ms, count] of histogram) {
    below += count;
    if (below >= rank) return ms;
  }
  return Number.NaN;
}

function added(entries: Histogram): Histogram {
  const counts = new Map<number, number>();
  for (const [ms, count] of entries) {
    const rounded = inSteps(ms);
    if (Number.isFinite(rounded)) counts.set(rounded, (counts.get(rounded) ?? 0) + count);
  }
  return [...counts].sort(([one], [other]) => one - other);
}

/** Rounded to the step of its place; what is rounded already stays. */
function inSteps(ms: number): number {
  if (Math.abs(ms) >= digitsFromMs) return Number(ms.toPrecision(digits));
  // Without the sign of a zero.
  return Math.round(ms * microseconds) / microseconds + 0;
}
