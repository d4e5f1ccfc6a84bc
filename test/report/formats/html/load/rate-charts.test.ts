import { describe, expect, it } from 'vitest';
import { loadLimit } from '../../../../../fixtures/report/load-limit.ts';
import { loadRun } from '../../../../../fixtures/report/load-run.ts';
import { rateCharts } from '../../../../../src/report/formats/html/load/rate-charts.ts';
import { plainText } from '../../../../../src/report/text/say.ts';

describe('rateCharts()', () => {
  it('shows throughput, percentiles and this machine over the rate, and says where the knee is', () => {
    const charts = rateCharts(loadLimit);
    expect(charts.map(({ title }) => plainText(title).split(':')[0])).toEqual([
      'Throughput',
      'Latency',
      'This machine',
    ]);
    for (const { what } of charts)
      expect(plainText(what)).toContain('the highest rate that held, is at 205');
  });

  it('leaves a percentile out that no try carries', () => {
    const limit = loadLimit.limit;
    if (!limit) throw new TypeError('the fixture has a limit');
    const few = { count: 5, min: 1, p50: 2, max: 3 };
    const trials = limit.trials.map((trial) => ({
      ...trial,
      measure: { ...trial.measure, latency: few, served: few },
    }));
    const [, took] = rateCharts({ ...loadLimit, limit: { ...limit, trials } });
    const points = JSON.stringify(took?.spec).match(/"series":"p\d+"/g);
    expect(new Set(points)).toEqual(new Set(['"series":"p50"']));
  });

  it('has nothing to show of one rate', () => expect(rateCharts(loadRun)).toEqual([]));
});
