import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { everyLoadReport } from '../../../../fixtures/report/every-load-report.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import {
  renderLoadPrometheus,
  renderPrometheus,
} from '../../../../src/report/formats/metrics/render-prometheus.ts';
import { readMetrics } from './read-metrics.ts';

const texts: readonly (readonly [string, string])[] = [
  ...everyReport.map(([name, one]) => [name, [...renderPrometheus(one)].join('')] as const),
  ...everyLoadReport.map(([name, one]) => [name, [...renderLoadPrometheus(one)].join('')] as const),
];

describe('renderPrometheus()', () => {
  it('writes the company as it is kept', () => {
    const kept = new URL('../../../../fixtures/report/company.prom', import.meta.url);
    const text = [...renderPrometheus(company)].join('');
    expect(text).toBe(readFileSync(kept, 'utf8').replaceAll('\r\n', '\n'));
  });

  it.each(texts)('keeps the grammar, and no series twice, of "%s"', (_, text) => {
    const series = readMetrics(text).map(({ name, labels }) => JSON.stringify([name, labels]));
    expect(series.length).toBeGreaterThan(0);
    expect(new Set(series).size).toBe(series.length);
  });

  it.each(texts)('lets nothing act on a screen, of "%s"', (_, text) => {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  it.each(texts)('tells what each metric is, once, before its samples, of "%s"', (_, text) => {
    const names: string[] = [];
    for (const line of text.trimEnd().split('\n')) {
      const [, kind, called] = /^# (HELP|TYPE) (\S+)/.exec(line) ?? [];
      if (kind === 'HELP') names.push(called ?? '');
      const own = line.replace(/^# TYPE /, '').replace(/[ {].*$/, '');
      const last = names.at(-1) ?? '';
      if (kind === undefined) expect(own.replace(/_(?:bucket|sum|count)$/, '')).toBe(last);
    }
    expect(new Set(names).size).toBe(names.length);
  });
});
