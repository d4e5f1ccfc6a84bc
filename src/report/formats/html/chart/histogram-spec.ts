import type { Bucket, Spread } from '../../../../model/load/load-measure.ts';
import { bucketStart } from '../../../view/histogram/histogram-buckets.ts';
import { type ChartSpec, chartSize, logAxis } from './chart-spec.ts';
import type { Range } from './spread-spec.ts';

interface Histogram {
  readonly buckets: readonly Bucket[];
  readonly latency?: Spread;
}

/** How many took how long: bars on a logarithmic axis, and rules at the percentiles that the count carries. */
export function histogramSpec({ buckets, latency }: Histogram, range: Range): ChartSpec {
  const bars = buckets
    .filter(({ count }) => count > 0)
    .map(({ to, count }) => ({ from: Math.max(range[0], bucketStart(to)), to, count }));
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const x = logAxis(range, 'milliseconds');
  const y = {
    field: 'count',
    type: 'quantitative',
    // Room for the names of percentiles above the bars.
    scale: { domain: [0, most * 1.3], nice: false },
    axis: { title: 'operations', tickCount: 4, domain: false, ticks: false, format: ',d' },
  };
  const bar = { x: { field: 'from', ...x }, x2: { field: 'to' }, y, y2: { datum: 0 } };
  return {
    ...chartSize,
    height: 160,
    layer: [
      {
        data: { values: bars },
        mark: { type: 'bar', color: 'var(--c3)', opacity: 0.75 },
        encoding: bar,
      },
      ...rulesOf(latency, range).map(({ name, at, line }) => ({
        data: { values: [{ at }] },
        encoding: { x: { field: 'at', ...x } },
        layer: [
          { mark: { type: 'rule', color: 'var(--text)', strokeDash: [4, 3] } },
          {
            mark: {
              ...{ type: 'text', text: name, align: 'left', dx: 4 },
              ...{ fontSize: 12, color: 'var(--text)' },
            },
            encoding: { y: { value: 6 + 13 * line } },
          },
        ],
      })),
    ],
  };
}

interface Rule {
  readonly name: string;
  readonly at: number;
  /** Where two stand close, the name of the second goes below that of the first. */
  readonly line: number;
}

function rulesOf(latency: Spread | undefined, [least, most]: Range): readonly Rule[] {
  // How much more a value must be, so that a name fits between.
  const apart = (most / least) ** 0.11;
  const rules: Rule[] = [];
  for (const name of ['p50', 'p90', 'p99'] as const) {
    const at = latency?.[name];
    if (at === undefined) continue;
    const last = rules.at(-1);
    rules.push({ name, at, line: last && at / last.at < apart ? last.line + 1 : 0 });
  }
  return rules;
}

/** The axis that holds all of some buckets, and some room beside them. */
export function rangeOf(buckets: readonly Bucket[]): Range {
  const held = buckets.filter(({ count }) => count > 0).map(({ to }) => to);
  if (held.length === 0) return [1, 10];
  return [bucketStart(Math.min(...held)) / 1.2, Math.max(...held) * 1.2];
}
