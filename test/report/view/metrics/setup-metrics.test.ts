import { expect, it } from 'vitest';
import { setupGuide } from '../../../../fixtures/setup/setup-guide.ts';
import { renderSetupOpenmetrics } from '../../../../src/report/formats/metrics/render-openmetrics.ts';
import { renderSetupPrometheus } from '../../../../src/report/formats/metrics/render-prometheus.ts';
import { readMetrics } from '../../formats/metrics/read-metrics.ts';

it('setupMetrics() has one state of each step at 1, in both formats', () => {
  const samples = readMetrics([...renderSetupPrometheus(setupGuide)].join(''));
  expect(readMetrics([...renderSetupOpenmetrics(setupGuide)].join(''))).toEqual(samples);
  const steps = samples.filter(({ name }) => name === 'netready_setup_step');
  expect(steps).toHaveLength(4 * setupGuide.lines.length);
  const held = steps.filter(({ value }) => value === 1).map(({ labels }) => labels);
  expect(held).toEqual([
    ...setupGuide.lines.slice(0, -2).map(({ id, state }) => ({ step: id, state })),
    { step: 'reporting', state: 'wrong', site: 'Zurich' },
    { step: 'reporting', state: 'wrong', reason: 'misses-share' },
  ]);
  expect(samples).toContainEqual({
    ...{ name: 'netready_audit_timestamp_seconds', labels: {} },
    value: Date.parse('2026-11-20T08:30:00.000Z') / 1000,
  });
});
