import { describe, expect, it } from 'vitest';
import { company } from '../../../../../fixtures/report/company.ts';
import { sampled } from '../../../../../fixtures/report/sampled.ts';
import type { Report } from '../../../../../src/model/audit/report.ts';
import { latencyCharts } from '../../../../../src/report/formats/html/audit/latency-charts.ts';
import type { ChartSpec } from '../../../../../src/report/formats/html/chart/chart-spec.ts';
import { textOf } from '../skeleton.ts';

/** The page, and the charts as they were handed over. */
function drawn(report: Report): { readonly html: string; readonly specs: readonly ChartSpec[] } {
  const specs: ChartSpec[] = [];
  const html = latencyCharts(report, (spec) => {
    specs.push(spec);
    return { width: 380, height: 60, svg: '' };
  });
  return { html, specs };
}

describe('latencyCharts()', () => {
  it('has a chart a step, in the order of an exchange, with the proxy before', () => {
    const titles = [...drawn(company).html.matchAll(/<figcaption>(.*?)</g)].map(([, name]) => name);
    expect(titles).toEqual([
      ...['name lookup', 'connect (proxy)', 'connect', 'tunnel', 'TLS handshake'],
      ...['first byte of answer', 'request and answer'],
    ]);
  });

  it('says aloud what it shows, and no percentile that the count does not carry', () => {
    const text = textOf(drawn(company).html);
    expect(text).toContain('R1: count 11, median 4.13, 90th percentile 18.4.');
    expect(text).toContain('R1: count 4, median 22.5.');
  });

  it('holds cold and warm apart', () =>
    expect(textOf(drawn(sampled).html)).toContain('R1 cold: count'));

  it('lets no text from outside into a chart', () => {
    const bad = '<script>"\\u2028';
    const route = (id: string): string => id + bad;
    const spoiled: Report = {
      ...company,
      routes: company.routes.map((one) => ({ ...one, id: route(one.id) })),
      latency: company.latency.map((one) => ({ ...one, route: route(one.route) })),
    };
    expect(drawn(spoiled).specs).toEqual(drawn(company).specs);
  });

  it('is nothing where nothing was measured', () =>
    expect(drawn({ ...company, latency: [] }).html).toBe(''));
});
