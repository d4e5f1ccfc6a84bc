import type { Report } from '../../../model/audit/report.ts';
import type { SetupGuide } from '../../../model/guide/setup-line.ts';
import type { LoadReport } from '../../../model/load/load-report.ts';
import { auditMetrics } from '../../view/metrics/audit-metrics.ts';
import { loadMetrics } from '../../view/metrics/load-metrics.ts';
import type { MetricFamily } from '../../view/metrics/metric-family.ts';
import { metricKinds } from '../../view/metrics/metric-kinds.ts';
import { setupMetrics } from '../../view/metrics/setup-metrics.ts';
import { writtenFamilies } from './metric-text.ts';

/** An audit as text of OpenMetrics 1.0, a metric a chunk: the series are those of `prometheus`. */
export function renderOpenmetrics(report: Report): Iterable<string> {
  return textOf(auditMetrics(report));
}

/** The same of a run of load. */
export function renderLoadOpenmetrics(report: LoadReport): Iterable<string> {
  return textOf(loadMetrics(report));
}

/** The same of the set-up guide. */
export function renderSetupOpenmetrics(guide: SetupGuide): Iterable<string> {
  return textOf(setupMetrics(guide));
}

function* textOf(families: readonly MetricFamily[]): Iterable<string> {
  for (const { name, text } of writtenFamilies(families)) {
    const { type, unit, help } = metricKinds[name];
    const unitLine = unit === undefined ? '' : `# UNIT ${name} ${unit}\n`;
    yield `# TYPE ${name} ${type}\n${unitLine}# HELP ${name} ${help}\n${text}`;
  }
  yield '# EOF\n';
}
