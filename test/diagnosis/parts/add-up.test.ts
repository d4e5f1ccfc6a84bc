import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp } from '../../../src/diagnosis/parts/add-up.ts';
import { figures } from '../../../src/diagnosis/timing/figures.ts';
import { histogramOf } from '../../../src/diagnosis/timing/histogram.ts';
import type { Issuer, Latency, Summary, Totals } from '../../../src/model/audit/report.ts';

const none: Summary = {
  targets: 0,
  reachable: 0,
  degraded: 0,
  blocked: 0,
  down: 0,
  inconclusive: 0,
  notApplicable: 0,
  notRun: 0,
};
const empty: Totals = { latency: [], issuers: [], summary: none };

type Row = Pick<Latency, 'route' | 'step' | 'role' | 'series'>;

function latencyOf(row: Row, values: readonly number[]): Latency {
  return { ...row, ...figures(values), histogram: histogramOf(values) };
}

const connect: Row = { route: 'direct', step: 'connect' };
const times = fc.array(fc.double({ min: 0.2, max: 60_000, noNaN: true }), { minLength: 1 });

describe('addUp()', () => {
  it('tells the figures of both within half a per cent, the count and the slowest exactly', () => {
    fc.assert(
      fc.property(times, times, (one, other) => {
        const [sum] = addUp(
          { ...empty, latency: [latencyOf(connect, one)] },
          { ...empty, latency: [latencyOf(connect, other)] },
        ).latency;
        const whole = latencyOf(connect, [...one, ...other]);
        expect(sum?.count).toBe(whole.count);
        expect(sum?.max).toBe(whole.max);
        expect(sum?.histogram).toEqual(whole.histogram);
        expect(Object.keys(sum ?? {}).toSorted()).toEqual(Object.keys(whole).toSorted());
        expect(Math.abs((sum?.p50 ?? 0) - whole.p50)).toBeLessThanOrEqual(whole.p50 * 0.0051);
      }),
    );
  });

  it('keeps rows apart that tell of something else', () => {
    const rows: readonly Row[] = [
      connect,
      { ...connect, role: 'proxy' },
      { ...connect, series: 'cold' },
      { ...connect, series: 'warm' },
      { ...connect, route: 'http://proxy.example:3128' },
      { ...connect, step: 'handshake' },
    ];
    const totals = { ...empty, latency: rows.map((row) => latencyOf(row, [1, 2])) };
    const { latency } = addUp(totals, totals);
    expect(latency.map(({ count }) => count)).toEqual([4, 4, 4, 4, 4, 4]);
    expect(latency).toMatchObject(rows);
  });

  it('adds up what a proxy costs, below nothing too', () => {
    const overheadOf = (values: readonly number[]): Totals => {
      const { count, p50 } = figures(values);
      const overhead = { route: 'proxy', count, p50, histogram: histogramOf(values) };
      return { ...empty, overhead: [overhead] };
    };
    expect(addUp(overheadOf([-3, 2]), overheadOf([40, 41, 42])).overhead).toEqual([
      {
        route: 'proxy',
        count: 5,
        p50: 40,
        histogram: [
          [-3, 1],
          [2, 1],
          [40, 1],
          [41, 1],
          [42, 1],
        ],
      },
    ]);
    expect(addUp(empty, empty)).not.toHaveProperty('overhead');
  });

  it('keeps the ten slowest of each route', () => {
    const slow = (from: number): Totals => ({
      ...empty,
      slowest: Array.from({ length: 10 }, (_, index) => ({
        route: 'direct',
        target: `t${from + index}`,
        count: 1,
        p50: from + index,
      })).reverse(),
    });
    const { slowest = [] } = addUp(slow(1), slow(6));
    expect(slowest.map(({ p50 }) => p50)).toEqual([15, 14, 13, 12, 11, 10, 10, 9, 9, 8]);
  });

  it('joins who signed for whom, those that intercept first', () => {
    const issuer = (name: string, targets: readonly string[]): Issuer => ({
      name,
      routes: [{ route: 'direct', targets }],
    });
    const inspector: Issuer = { ...issuer('CN=Inspector', ['t9']), intercepts: true };
    const { issuers } = addUp(
      { ...empty, issuers: [issuer('CN=A', ['t1']), issuer('CN=B', ['t2'])] },
      { ...empty, issuers: [inspector, issuer('CN=B', ['t8'])] },
    );
    expect(issuers).toEqual([inspector, issuer('CN=B', ['t2', 't8']), issuer('CN=A', ['t1'])]);
  });

  it('sums the verdicts', () => {
    const one = { ...none, targets: 5, reachable: 3, blocked: 2 };
    const other = { ...none, targets: 3, reachable: 1, notRun: 2 };
    expect(addUp({ ...empty, summary: one }, { ...empty, summary: other }).summary).toEqual({
      ...none,
      targets: 8,
      reachable: 4,
      blocked: 2,
      notRun: 2,
    });
  });
});
