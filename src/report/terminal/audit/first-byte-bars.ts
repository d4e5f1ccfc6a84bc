import type { Latency } from '../../../model/report.ts';
import { bucketBars } from '../bars/bucket-bars.ts';
import { histogramBuckets } from '../bars/histogram-buckets.ts';
import type { BarLayout } from '../table-options.ts';

// A bar of fewer values would look like more than it is: one of them is a twentieth already.
const fewest = 20;
const mostWidth = 64;
const indent = '  ';

/**
 * How long the answer's first byte took over one route, in bars; of several samples that of the
 * warm, which are more. Nothing where too few values stand behind it.
 */
export function firstByteBars(rows: readonly Latency[], layout: BarLayout): string[] {
  const shown = rows.find(({ step, series }) => step === 'first-byte' && series !== 'cold');
  if (shown === undefined || shown.count < fewest) return [];
  const width = Math.min(mostWidth, layout.width - indent.length);
  const title = `first byte of answer${shown.series ? `, ${shown.series}` : ''}:`;
  const bars = bucketBars(histogramBuckets(shown.histogram), { ...layout, width });
  return [`    ${title}`, ...bars.map((line) => `${indent}${line}`)];
}
