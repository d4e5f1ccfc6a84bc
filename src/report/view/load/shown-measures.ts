import type { Measure } from '../../../model/load/load-measure.ts';
import type { LoadReport } from '../../../model/load/load-report.ts';
import { say, type Text } from '../../text/say.ts';
import { wayWords } from '../../words/load-words.ts';
import { sameBuckets } from '../histogram/same-buckets.ts';

export interface NamedMeasure {
  readonly name: Text;
  readonly measure: Measure;
}

/**
 * The measures that are shown in full: one a way; of a search for the limit that of the highest
 * rate that held, and the one that broke. Their histograms have the same buckets.
 */
export function shownMeasures({
  measures,
  limit,
}: Pick<LoadReport, 'measures' | 'limit'>): NamedMeasure[] {
  if (!limit) {
    return overSameBuckets(measures.map((measure) => ({ name: wayWords[measure.way], measure })));
  }
  const last = (rate: number | undefined, isBroken: boolean): NamedMeasure[] => {
    const trial = limit.trials.findLast(
      (one) => one.rate === rate && (one.broken !== undefined) === isBroken,
    );
    return trial ? [{ name: say`${wayWords[limit.way]}, ${trial.rate}/s`, ...trial }] : [];
  };
  return overSameBuckets([...last(limit.rate, false), ...last(limit.brokenRate, true)]);
}

/** Their bars stand below one another, and are read so. */
function overSameBuckets(all: readonly NamedMeasure[]): NamedMeasure[] {
  const aligned = sameBuckets(all.map(({ measure }) => measure.buckets));
  return all.map(({ name, measure }, index) => {
    const buckets = aligned[index] ?? measure.buckets;
    return { name, measure: { ...measure, buckets } };
  });
}
