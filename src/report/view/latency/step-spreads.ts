import type { Histogram, Latency, Report } from '../../../model/audit/report.ts';
import type { Bucket } from '../../../model/load/load-measure.ts';
import { plainText, type Text } from '../../text/say.ts';
import { describeStep } from '../../words/step-words.ts';
import { histogramBuckets } from '../histogram/histogram-buckets.ts';
import { sortedLatency, stepRank } from './sorted-latency.ts';

// A bar of fewer values would look like more than it is: one of them is a twentieth already.
const fewest = 20;

/** How one step took over one route: in buckets, or, of few values, each of them. */
export interface RouteSpread
  extends Pick<Latency, 'route' | 'series' | 'count' | 'p50' | 'p90' | 'p99'> {
  readonly buckets: readonly Bucket[];
  readonly values: Histogram;
}

/** How one step took over all routes. */
export interface StepSpread {
  readonly name: Text;
  readonly rows: readonly RouteSpread[];
}

/** How long each step took over each route, in the order in which an exchange goes. */
export function stepSpreads(report: Pick<Report, 'routes' | 'latency'>): readonly StepSpread[] {
  const steps = Map.groupBy(sortedLatency(report), (row) => plainText(describeStep(row)));
  return [...steps.values()]
    .flatMap((alike) => {
      const [first] = alike;
      return first ? [{ first, name: describeStep(first), rows: alike.map(spreadOf) }] : [];
    })
    .toSorted((one, other) => stepRank(one.first) - stepRank(other.first));
}

function spreadOf({ histogram, ...row }: Latency): RouteSpread {
  const isFew = row.count < fewest;
  return {
    ...row,
    buckets: isFew ? [] : histogramBuckets(histogram).filter(({ count }) => count > 0),
    values: isFew ? histogram : [],
  };
}
