import { describe, expect, it } from 'vitest';
import { loadLimit } from '../../../../fixtures/report/load-limit.ts';
import { loadRun } from '../../../../fixtures/report/load-run.ts';
import type { LoadReport } from '../../../../src/model/load/load-report.ts';
import { loadMetrics } from '../../../../src/report/view/metrics/load-metrics.ts';
import type { MetricEntry } from '../../../../src/report/view/metrics/metric-family.ts';

function entriesOf(report: LoadReport, name: string): readonly MetricEntry[] {
  return loadMetrics(report).find((one) => one.name === name)?.entries ?? [];
}

describe('loadMetrics()', () => {
  it('tells both ways of a run, and what became of the operations of each', () => {
    const told = entriesOf(loadRun, 'netready_load_operations');
    expect(told.map(({ labels }) => labels['way'])).toEqual(loadRun.measures.map(({ way }) => way));
    const [first] = loadRun.measures;
    const values = told[0]?.samples.map(({ value }) => value);
    expect(values).toEqual([first?.succeeded, first?.failed, first?.unfinished]);
  });

  it('tells every trial of a search by its rate', () => {
    const told = entriesOf(loadLimit, 'netready_load_throughput');
    const rates = loadLimit.limit?.trials.map(({ measure }) => String(measure.rate)) ?? [];
    expect(rates.length).toBeGreaterThan(2);
    expect(told.map(({ labels }) => labels['rate'])).toEqual(expect.arrayContaining(rates));
  });

  it('has only percentiles that the count can carry, in seconds', () => {
    const [measure] = loadRun.measures;
    const [entry] = entriesOf(loadRun, 'netready_load_latency_seconds');
    const told = entry?.samples.map(({ labels, value }) => [labels?.['percentile'], value]);
    expect(told?.[0]).toEqual(['p50', Number(((measure?.latency?.p50 ?? 0) / 1000).toFixed(6))]);
    expect(told?.length).toBe(
      ['p50', 'p90', 'p99', 'p999', 'max'].filter((one) => one in (measure?.latency ?? {})).length,
    );
  });

  it('has no latency where nothing succeeded', () => {
    expect(entriesOf({ ...loadRun, measures: [] }, 'netready_load_latency_seconds')).toEqual([]);
  });
});
