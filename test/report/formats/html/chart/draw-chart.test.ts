import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadRun } from '../../../../../fixtures/report/load-run.ts';
import { drawChart } from '../../../../../src/report/formats/html/chart/draw-chart.ts';
import { histogramSpec } from '../../../../../src/report/formats/html/chart/histogram-spec.ts';

const spec = histogramSpec(loadRun.measures[0] ?? { buckets: [] }, [1, 2000]);

describe('drawChart()', () => {
  afterEach(() => vi.restoreAllMocks());

  it('makes a picture of the width of all, the same each time, and says nothing', () => {
    const told = (['log', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
    const one = drawChart(spec);
    expect(Math.ceil(one.width)).toBe(380);
    expect(drawChart(spec)).toEqual(one);
    for (const spy of told) expect(spy).not.toHaveBeenCalled();
  });

  it('names colours as the page does, and leaves no style, class, role or reference', () => {
    const { svg } = drawChart(spec);
    expect(svg).toContain('fill="var(--c3)"');
    expect(svg).not.toMatch(/#[0-9a-f]{3}|rgb\(| (?:style|class|role|href|aria-[a-z]+|on[a-z]+)=/i);
  });

  it('refuses what is no chart', () => expect(() => drawChart({ mark: 'nothing' })).toThrow());
});
