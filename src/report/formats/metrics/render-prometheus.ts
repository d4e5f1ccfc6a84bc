import type { Report } from '../../../model/audit/report.ts';
import type { SetupGuide } from '../../../model/guide/setup-line.ts';
import type { LoadReport } from '../../../model/load/load-report.ts';
import type { ValidStatusCodes } from '../../../model/standing/valid-status.ts';
import { auditMetrics } from '../../view/metrics/audit-metrics.ts';
import { loadMetrics } from '../../view/metrics/load-metrics.ts';
import type { MetricFamily } from '../../view/metrics/metric-family.ts';
import { metricKinds, sampleName } from '../../view/metrics/metric-kinds.ts';
import { probeMetrics } from '../../view/metrics/probe-metrics.ts';
import { setupMetrics } from '../../view/metrics/setup-metrics.ts';
import { writtenFamilies } from './metric-text.ts';

/**
 * An audit in the text format 0.0.4 of Prometheus, a metric a chunk: for the textfile collector of the
 * node exporter, which takes no timestamps, and for whatever scrapes.
 */
export function renderPrometheus(report: Report): Iterable<string> {
  return textOf(auditMetrics(report));
}

/** The same of an audit of one target that was asked for, in so many milliseconds; `valid` is what its last answer may be. */
export function renderProbe(
  report: Report,
  durationMs: number,
  valid?: ValidStatusCodes,
): Iterable<string> {
  return textOf(probeMetrics(report, durationMs, valid));
}

/** The same of a run of load. */
export function renderLoadPrometheus(report: LoadReport): Iterable<string> {
  return textOf(loadMetrics(report));
}

/** The same of the set-up guide. */
export function renderSetupPrometheus(guide: SetupGuide): Iterable<string> {
  return textOf(setupMetrics(guide));
}

function* textOf(families: readonly MetricFamily[]): Iterable<string> {
  for (const { name, text } of writtenFamilies(families)) {
    const { type, help } = metricKinds[name];
    const called = sampleName(name);
    // The format knows no infos.
    const known = type === 'info' ? 'gauge' : type;
    yield `# HELP ${called} ${help}\n# TYPE ${called} ${known}\n${text}`;
  }
}
