import { describe, expect, it } from 'vitest';
import { told } from '../../../../../../fixtures/report/told.ts';
import type { Latency } from '../../../../../../src/model/audit/report.ts';
import { firstByteBars } from '../../../../../../src/report/formats/terminal/audit/latency/first-byte-bars.ts';
import {
  type BarOptions,
  barLayout,
} from '../../../../../../src/report/formats/terminal/table-options.ts';

const row = (count: number, more: Partial<Latency> = {}): Latency =>
  told({ route: 'direct', step: 'first-byte', count, p50: 12, max: 31, ...more });
const bars = (rows: readonly Latency[], options: Partial<BarOptions> = {}): string[] =>
  firstByteBars(
    firstBytes({ latency: rows })[0],
    barLayout({ width: 80, color: false, unicode: true, ...options }),
  );

import { firstBytes } from '../../../../../../src/report/view/latency/first-bytes.ts';

describe('firstByteBars()', () => {
  it('draws how many took how long', () => {
    expect(bars([row(20)])).toEqual([
      '    first byte of answer:',
      `     <= 12.5 ms ${'█'.repeat(39)} 19`,
      '       <= 16 ms 0',
      '       <= 20 ms 0',
      '       <= 25 ms 0',
      '     <= 31.5 ms ██ 1',
    ]);
  });

  it('draws with signs of ASCII where the terminal shows no others', () => {
    for (const line of bars([row(200)], { unicode: false })) {
      expect(line).toMatch(/^[ -~]*$/);
    }
  });

  it('draws nothing of fewer than twenty, of other steps, of nothing', () => {
    expect(bars([row(19)])).toEqual([]);
    expect(bars([row(200, { step: 'connect' })])).toEqual([]);
    expect(bars([])).toEqual([]);
  });

  it('draws the warm samples of several', () => {
    const [cold, warm] = [row(30, { series: 'cold', p50: 400 }), row(40, { series: 'warm' })];
    expect(bars([cold, warm])[0]).toBe('    first byte of answer, warm:');
    expect(bars([cold, warm]).join('\n')).not.toContain('400');
    expect(bars([cold])).toEqual([]);
  });

  it('has the same buckets for every route, so that their bars compare', () => {
    const rows = [row(40), row(40, { route: 'proxy', p50: 300, max: 900 })];
    const [direct, proxy] = firstBytes({ latency: rows }).map((shown) =>
      firstByteBars(shown, barLayout({ width: 80, color: false, unicode: true })),
    );
    const edges = (lines: readonly string[] = []): string[] =>
      lines.map((line) => line.slice(0, 16));
    expect(edges(direct)).toEqual(edges(proxy));
    expect(direct?.length).toBeGreaterThan(5);
  });

  it('stays as small on a wide terminal, and paints the bars alone', () => {
    expect(bars([row(20)], { width: 200 })).toEqual(bars([row(20)]));
    const painted = bars([row(20)], { color: true });
    expect(painted[1]).toContain('\u001b[');
    expect(painted[0]).not.toContain('\u001b[');
  });
});
