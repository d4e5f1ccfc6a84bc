import type { Latency, Report } from '../../../model/audit/report.ts';
import type { Bucket } from '../../../model/load/load-measure.ts';
import { histogramBuckets } from '../histogram/histogram-buckets.ts';
import { sameBuckets } from '../histogram/same-buckets.ts';

export interface FirstByteRow extends Latency {
  /** The same edges for every route, so that their bars compare. */
  readonly buckets: readonly Bucket[];
}

// A bar of fewer values would look like more than it is: one of them is a twentieth already.
const fewest = 20;

/**
 * How long the answer's first byte took, a row a route; of several samples that of the warm, which are
 * more. A route with too few values has none.
 */
export function firstBytes(report: Pick<Report, 'latency'>): readonly FirstByteRow[] {
  const rows = report.latency.filter(
    ({ step, series }) => step === 'first-byte' && series !== 'cold',
  );
  const byRoute = Map.groupBy(rows, ({ route }) => route);
  const told = [...byRoute.values()].flatMap(([first]) =>
    first && first.count >= fewest ? first : [],
  );
  const aligned = sameBuckets(told.map(({ histogram }) => histogramBuckets(histogram)));
  return told.map((row, index) => ({ ...row, buckets: aligned[index] ?? [] }));
}
