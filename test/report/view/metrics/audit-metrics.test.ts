import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../fixtures/report/company.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { exitStatus } from '../../../../src/diagnosis/exit-status.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import { auditMetrics } from '../../../../src/report/view/metrics/audit-metrics.ts';
import type { MetricName } from '../../../../src/report/view/metrics/metric-kinds.ts';

/** The values of a metric, by the values of its labels. */
function valuesOf(report: Report, name: MetricName): Record<string, number> {
  const entries = auditMetrics(report).find((one) => one.name === name)?.entries ?? [];
  return Object.fromEntries(
    entries.flatMap(({ labels, samples }) =>
      samples.map((one) => {
        const all = [one.suffix, ...Object.values({ ...labels, ...one.labels })];
        return [all.filter((text) => text !== undefined).join(' '), one.value] as const;
      }),
    ),
  );
}

describe('auditMetrics()', () => {
  it.each(everyReport)('fails a probe only where the exit status is 1: "%s"', (_, report) => {
    const probes = Object.values(valuesOf(report, 'probe_success'));
    if (exitStatus(report) === 0) expect(probes).not.toContain(0);
    if (probes.includes(0)) expect(exitStatus(report)).toBe(1);
  });

  it('has a probe of each required target over the route that counts, and of no other', () => {
    const probes = valuesOf(company, 'probe_success');
    const office = 'http://proxy.office.example:3128';
    expect(Object.keys(probes)).toHaveLength(10);
    expect(probes[`https://eu-v20.events.data.microsoft.com/ ${office}`]).toBe(0);
    expect(probes[`https://definitionupdates.microsoft.com/ ${office}`]).toBe(1);
    expect(Object.keys(probes).filter((key) => !key.endsWith(office))).toEqual([]);
    expect(Object.keys(probes).filter((key) => key.includes('ussus1'))).toEqual([]);
  });

  it('has one of each route that was given by hand', () => {
    const report = { ...company, options: { ...company.options, routesByHand: true } };
    const over = Object.keys(valuesOf(report, 'probe_success')).map((key) => key.split(' ')[1]);
    expect(new Set(over).size).toBe(3);
  });

  it('fails a probe that is degraded where the audit was asked to', () => {
    const report: Report = { ...company, options: { ...company.options, failOn: 'degraded' } };
    const probes = valuesOf(report, 'probe_success');
    const [key = ''] = Object.keys(probes).filter((one) => one.includes('definitionupdates'));
    expect(probes[key]).toBe(0);
  });

  it.each(['not-run', 'not-applicable'] as const)('has no probe of what is %s', (verdict) => {
    const report = { ...allFine, verdicts: allFine.verdicts.map((one) => ({ ...one, verdict })) };
    expect(valuesOf(report, 'probe_success')).toEqual({});
    expect(valuesOf(report, 'probe_duration_seconds')).toEqual({});
    // Ready is never said of nothing.
    expect(valuesOf(report, 'netready_ready')).toEqual({ '': 0 });
  });

  it('is not ready where the rest of a long list was never begun', () => {
    const summary = { ...allFine.summary, targets: allFine.summary.targets + 7 };
    const report = { ...allFine, summary };
    expect(valuesOf(allFine, 'netready_ready')).toEqual({ '': 1 });
    expect(valuesOf(report, 'netready_ready')).toEqual({ '': 0 });
    expect(valuesOf(report, 'netready_required_targets')['not-tried']).toBe(7);
  });

  it('has one verdict of each target over each route that holds', () => {
    for (const name of ['netready_target_verdict', 'netready_overall_verdict'] as const) {
      const states = Object.entries(valuesOf(company, name));
      const holding = states.filter(([, value]) => value === 1).map(([key]) => key);
      expect(states.length).toBe(7 * holding.length);
      const places = holding.map((key) => key.replace(/ \S+$/, ''));
      expect(new Set(places).size).toBe(holding.length);
    }
  });

  it('names the finding behind a verdict, and who did it', () => {
    expect(Object.keys(valuesOf(company, 'netready_finding'))).toContain(
      'https://us-v20.events.data.microsoft.com/ http://proxy.office.example:3128 proxy-login-demand error certain proxy-policy',
    );
  });

  it('knows no end of an audit that was killed, and no time that is none', () => {
    const { finishedAt: _, ...killed } = company;
    expect(valuesOf(company, 'netready_audit_duration_seconds')).not.toEqual({});
    expect(valuesOf(killed, 'netready_audit_duration_seconds')).toEqual({});
    const strange = { ...company, startedAt: 'soon' };
    expect(valuesOf(strange, 'netready_audit_timestamp_seconds')).toEqual({});
  });

  it('adds the values of a step up to twelve buckets', () => {
    const [row] = company.latency;
    const all = valuesOf(
      { ...company, latency: row ? [row] : [] },
      'netready_route_step_duration_seconds',
    );
    const buckets = Object.entries(all).filter(([key]) => key.startsWith('_bucket'));
    expect(buckets).toHaveLength(12);
    const counts = buckets.map(([, value]) => value);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(buckets.at(-1)).toEqual([`_bucket ${row?.route} ${row?.step} +Inf`, row?.count]);
  });

  it.each(everyReport)('has finite values alone, of "%s"', (_, report) => {
    const values = auditMetrics(report).flatMap(({ entries }) =>
      entries.flatMap(({ samples }) => samples.map(({ value }) => value)),
    );
    expect(values.filter((value) => !Number.isFinite(value))).toEqual([]);
  });
});
