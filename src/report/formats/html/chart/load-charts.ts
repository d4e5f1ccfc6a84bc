import type { DrawChart } from './chart-spec.ts';

/** What draws the charts of a page, loaded when one is written: some 60 ms. */
export async function loadCharts(): Promise<{ readonly draw: DrawChart }> {
  const { drawChart } = await import('./draw-chart.ts');
  return { draw: drawChart };
}
