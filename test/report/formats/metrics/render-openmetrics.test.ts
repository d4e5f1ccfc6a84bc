import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { everyLoadReport } from '../../../../fixtures/report/every-load-report.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import {
  renderLoadOpenmetrics,
  renderOpenmetrics,
} from '../../../../src/report/formats/metrics/render-openmetrics.ts';
import {
  renderLoadPrometheus,
  renderPrometheus,
} from '../../../../src/report/formats/metrics/render-prometheus.ts';
import { readMetrics } from './read-metrics.ts';

describe('renderOpenmetrics()', () => {
  it('writes the company as it is kept', () => {
    const kept = new URL('../../../../fixtures/report/company.openmetrics', import.meta.url);
    const text = [...renderOpenmetrics(company)].join('');
    expect(text).toBe(readFileSync(kept, 'utf8').replaceAll('\r\n', '\n'));
  });

  it.each(everyReport)('has the series of the other format, and its end, of "%s"', (_, report) => {
    const text = [...renderOpenmetrics(report)].join('');
    expect(readMetrics(text)).toEqual(readMetrics([...renderPrometheus(report)].join('')));
    expect(text).toMatch(/\n# EOF\n$/);
  });

  it.each(everyLoadReport)('does so for load, of "%s"', (_, report) => {
    const text = [...renderLoadOpenmetrics(report)].join('');
    expect(readMetrics(text)).toEqual(readMetrics([...renderLoadPrometheus(report)].join('')));
    expect(text).toMatch(/\n# EOF\n$/);
  });

  it('has a unit wherever the name ends in one', () => {
    const text = [...renderOpenmetrics(company)].join('');
    for (const [, name] of text.matchAll(/^# TYPE (\S+_seconds) /gm)) {
      expect(text).toContain(`\n# UNIT ${name} seconds\n`);
    }
  });
});
