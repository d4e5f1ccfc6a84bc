import type { FirstByteRow } from '../../../../view/latency/first-bytes.ts';
import type { BarLayout } from '../../table-options.ts';
import { bucketBars } from '../../text/bucket-bars.ts';

const maxWidth = 64;
const indent = '  ';

/**
 * How long the answer's first byte took over one route, in bars; of several samples that of the
 * warm, which are more. Nothing where too few values stand behind it.
 */
export function firstByteBars(shown: FirstByteRow | undefined, layout: BarLayout): string[] {
  if (shown === undefined) return [];
  const width = Math.min(maxWidth, layout.width - indent.length);
  const title = `first byte of answer${shown.series ? `, ${shown.series}` : ''}:`;
  const bars = bucketBars(shown.buckets, { ...layout, width });
  return [`    ${title}`, ...bars.map((line) => `${indent}${line}`)];
}
