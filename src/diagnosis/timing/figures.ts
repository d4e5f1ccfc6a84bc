import type { Histogram, Latency } from '../../model/audit/report.ts';
import { histogramPercentile } from './histogram.ts';
import { percentile } from './percentile.ts';

// No percentile that the count cannot carry: a tenth, a twentieth, a hundredth of the values must
// be one.
const enoughFor = { p90: 10, p95: 20, p99: 100 } as const;

type Figures = Omit<Latency, 'route' | 'step' | 'role' | 'histogram'>;

/** Count, median, and what more the count can carry; by nearest rank, three decimals. Not of none. */
export function figures(list: readonly number[]): Figures {
  const ascending = list.toSorted((a, b) => a - b);
  return carried(ascending.length, (percent) => percentile(ascending, percent));
}

/** The same of values that are only known as a histogram, within its bound. */
export function figuresOf(histogram: Histogram): Figures {
  const count = histogram.reduce((sum, [, some]) => sum + some, 0);
  return carried(count, (percent) => histogramPercentile(histogram, percent));
}

function carried(count: number, percentileAt: (percent: number) => number): Figures {
  const at = (percent: number) => Math.round(percentileAt(percent) * 1000) / 1000;
  return {
    count,
    p50: at(50),
    ...(count >= enoughFor.p90 && { p90: at(90) }),
    ...(count >= enoughFor.p95 && { p95: at(95) }),
    ...(count >= enoughFor.p99 && { p99: at(99) }),
    max: at(100),
  };
}
