import { describe, expect, it } from 'vitest';
import { loadKnee } from '../../../../../fixtures/report/load-knee.ts';
import { measureAt } from '../../../../../fixtures/report/measure.ts';
import type { LimitTrial } from '../../../../../src/model/load/load-limit.ts';
import { rateChart } from '../../../../../src/report/formats/terminal/load/rate-chart.ts';
import { barLayout } from '../../../../../src/report/formats/terminal/table-options.ts';
import { cellWidth } from '../../../../../src/report/text/cell-width.ts';

function drawn(trials: readonly LimitTrial[], { width = 80, unicode = true } = {}): string[] {
  return rateChart({ trials }, barLayout({ width, unicode, color: false }));
}

function trial(rate: number, p50: number, change: Partial<LimitTrial> = {}): LimitTrial {
  const spread = { count: 300, min: 0, p50, p90: p50 * 2, p99: p50 * 4, max: p50 * 9 };
  return { rate, measure: measureAt(rate, { latency: spread, served: spread }), ...change };
}

const knee = loadKnee.limit?.trials ?? [];

describe('rateChart()', () => {
  it('has a bar for each rate, from low to high, and marks those that did not hold', () => {
    const lines = drawn(knee, { unicode: false });
    const rates = lines.slice(3).map((line) => line.trim().split(' ')[0]);
    expect(rates).toEqual([
      ...['50/s', '100/s', '200/s', '400/s', '566/s', '617/s'],
      ...['645/sx', '673/sx', '800/sx'],
    ]);
    // Seven times the time is a longer bar, whatever the axis.
    expect(lines.at(-1)?.length).toBeGreaterThan((lines[3]?.length ?? 0) + 20);
  });

  it.each([40, 60, 80, 132])('keeps within %i columns', (width) => {
    for (const unicode of [true, false]) {
      for (const line of drawn(knee, { width, unicode })) {
        expect(cellWidth(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/\s$/);
      }
    }
  });

  it('is ASCII where the terminal has nothing else', () => {
    const text = drawn(knee, { unicode: false }).join('\n');
    expect(text).toMatch(/^[\x20-\x7e\n]+$/);
    expect(text).toMatch(/50\/s {2}#+=+-+\n/);
    expect(drawn(knee).join('\n')).toMatch(/50\/s {2}█+▓+░+\n/);
  });

  it('shows the try in the middle of a rate, and what the majority of them was', () => {
    const broken = 'latency' as const;
    const tries = [trial(10, 1), trial(20, 3), trial(20, 700, { broken }), trial(20, 4)];
    const [first, second] = drawn(tries).slice(3);
    expect(second).toMatch(/^ {6}20\/s /);
    // As long as the one of 4 ms would be, or that of 3, and not as that of 700.
    expect(second?.length).toBeGreaterThan(first?.length ?? 0);
    expect(second?.length).toBe(drawn([trial(10, 1), trial(20, 4)]).at(-1)?.length);
  });

  it('shows what a single rate, or rates at which nothing succeeded, have to show: nothing', () => {
    expect(drawn([trial(10, 1)])).toEqual([]);
    expect(drawn([])).toEqual([]);
    const { latency: _, served: __, ...dead } = measureAt(10);
    expect(
      drawn([
        { rate: 10, measure: dead },
        { rate: 20, measure: dead },
      ]),
    ).toEqual([]);
  });

  it('draws figures of any size, and names ticks that are in order', () => {
    for (const p50 of [1e-300, 0.001, 0.37, 1, 5, 999, 1e7, 1e307]) {
      const [, , ticks = '', ...bars] = drawn([trial(1, p50), trial(99_999, p50 * 3)]);
      const names = ticks.trim().split(/\s+/).map(Number);
      expect(names).toEqual(names.toSorted((a, b) => a - b));
      expect(names.length).toBeGreaterThan(0);
      expect(bars).toHaveLength(2);
      for (const bar of bars) expect(bar).toMatch(/█/);
    }
  });
});
