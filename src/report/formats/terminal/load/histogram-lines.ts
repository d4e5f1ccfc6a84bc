import { plainText } from '../../../text/say.ts';
import type { NamedMeasure } from '../../../view/load/shown-measures.ts';
import { type BarLayout, heading } from '../table-options.ts';
import { bucketBars } from '../text/bucket-bars.ts';

/** How many operations took how long, a bar a line, for each way. */
export function histogramLines(measures: readonly NamedMeasure[], layout: BarLayout): string[] {
  return measures.flatMap(({ name, measure }) => {
    const bars = bucketBars(measure.buckets, layout);
    const title = `How long they took, ${plainText(name)}`;
    return bars.length === 0 ? [] : ['', ...heading(title, layout), ...bars];
  });
}
