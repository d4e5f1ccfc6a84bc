import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyLoadReport } from '../../fixtures/report/every-load-report.ts';
import { everyReport } from '../../fixtures/report/every-report.ts';
import { setupGuide } from '../../fixtures/setup/setup-guide.ts';
import { auditMetrics } from '../../src/report/view/metrics/audit-metrics.ts';
import { loadMetrics } from '../../src/report/view/metrics/load-metrics.ts';
import {
  type MetricName,
  metricKinds,
  metricNames,
  sampleName,
} from '../../src/report/view/metrics/metric-kinds.ts';
import { probeMetrics } from '../../src/report/view/metrics/probe-metrics.ts';
import { setupMetrics } from '../../src/report/view/metrics/setup-metrics.ts';

const page = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');

const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** Those that an audit has as well have their labels there. */
const isOfProbe = ({ name }: { readonly name: MetricName }): boolean =>
  name !== 'probe_success' && name !== 'probe_duration_seconds';

/** Of no report that is a fixture. */
const unseen: ReadonlySet<MetricName> = new Set(['netready_left_out', 'probe_tls_version']);

/** The labels that any entry of a metric has. */
function labelsSeen(name: MetricName): readonly string[] {
  const families = [
    ...everyReport.flatMap(([, report]) => auditMetrics(report)),
    ...everyReport.flatMap(([, report]) => probeMetrics(report, 1)).filter(isOfProbe),
    ...everyLoadReport.flatMap(([, report]) => loadMetrics(report)),
    ...setupMetrics(setupGuide),
  ];
  const names = families
    .filter((one) => one.name === name)
    .flatMap(({ entries }) =>
      entries.flatMap(({ labels, samples }) => [
        ...Object.keys(labels),
        ...samples.flatMap((one) => Object.keys(one.labels ?? {})),
      ]),
    );
  return [...new Set(names)];
}

describe('docs/metrics.md', () => {
  it('has a row for each metric, and for no other', () => {
    const told = rows.map(([, name]) => name);
    expect(told.toSorted()).toEqual(
      metricNames.map((name) => `\`${sampleName(name)}\``).toSorted(),
    );
  });

  it.each(metricNames)('says the unit and the labels of %s, and has an alert', (name) => {
    const row = rows.find(([, told]) => told === `\`${sampleName(name)}\``) ?? [];
    const [, , unit, labels = '', , alert] = row;
    expect(unit).toBe(metricKinds[name].unit ?? '');
    const told = Array.from(labels.matchAll(/`(\w+)`/g), ([, label]) => label);
    if (!unseen.has(name)) expect(told.toSorted()).toEqual(labelsSeen(name).toSorted());
    expect(alert).toContain(sampleName(name));
  });
});
