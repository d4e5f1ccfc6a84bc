import type { Report } from '../../../model/audit/report.ts';
import { countNothing, requiredTargets } from '../../../model/standing/required-targets.ts';
import { sortedLatency } from '../latency/sorted-latency.ts';
import { verdictCounts } from '../targets/verdict-counts.ts';
import { cellMetrics } from './cell-metrics.ts';
import { histogramEntry } from './histogram-entry.ts';
import { gauge, type MetricFamily, type MetricLabels, secondsOf, valued } from './metric-family.ts';

/**
 * An audit as metrics: nothing has a time of its own, and no label stands on all of them (where they
 * come from is for who collects them). What did not happen has no entry.
 */
export function auditMetrics(report: Report): readonly MetricFamily[] {
  return [
    ...cellMetrics(report),
    ...outcomeMetrics(report),
    {
      name: 'netready_route_step_duration_seconds',
      entries: sortedLatency(report).map(({ route, step, role, series, histogram }) =>
        histogramEntry(
          {
            route,
            step: role === 'proxy' ? `proxy-${step}` : step,
            ...(series !== undefined && { series }),
          },
          histogram,
        ),
      ),
    },
    findingCounts(report),
    certificateMetrics(report),
    ...timeMetrics(report),
    { name: 'netready_build', entries: [valued({ version: report.tool.version }, 1)] },
  ];
}

function outcomeMetrics(report: Report): readonly MetricFamily[] {
  // Of a long list that was cut short the rest is known by its number alone; it is no pass.
  const unbegun = Math.max(0, report.summary.targets - report.targets.length);
  const found = requiredTargets(report);
  const { counted, failed, unmade, waived } = found;
  const untried = unmade + unbegun;
  return [
    gauge('netready_ready', [[{}, failed + untried === 0 && !countNothing(found) ? 1 : 0]]),
    gauge('netready_required_targets', [
      [{ standing: 'passes' }, counted - failed - unmade],
      [{ standing: 'fails' }, failed],
      [{ standing: 'not-tried' }, untried],
      [{ standing: 'waived' }, waived],
    ]),
    gauge(
      'netready_targets',
      verdictCounts(report.summary).map(({ verdict, count }) => [{ verdict }, count]),
    ),
  ];
}

function findingCounts({ findings }: Pick<Report, 'findings'>): MetricFamily {
  const counts = new Map<string, [MetricLabels, number]>();
  for (const { kind, severity } of findings) {
    const key = `${kind} ${severity}`;
    const [, count = 0] = counts.get(key) ?? [];
    counts.set(key, [{ kind, severity }, count + 1]);
  }
  return gauge('netready_findings', counts.values());
}

/** Those that expire first first. */
function certificateMetrics({ certificates }: Pick<Report, 'certificates'>): MetricFamily {
  const known = certificates.flatMap(({ id, subject, issuer, notAfter }) =>
    secondsOf(notAfter).map((seconds) => [{ subject, issuer, sha256: id }, seconds] as const),
  );
  return gauge(
    'netready_certificate_not_after_timestamp_seconds',
    known.toSorted(([, one], [, other]) => one - other),
  );
}

function timeMetrics({
  startedAt,
  finishedAt,
  sources,
}: Pick<Report, 'startedAt' | 'finishedAt' | 'sources'>): readonly MetricFamily[] {
  const begun = secondsOf(startedAt);
  const took = begun.flatMap((start) => secondsOf(finishedAt).map((end) => end - start));
  return [
    gauge(
      'netready_audit_timestamp_seconds',
      begun.map((value) => [{}, value]),
    ),
    gauge(
      'netready_audit_duration_seconds',
      took.map((value) => [{}, Number(value.toFixed(3))]),
    ),
    gauge(
      'netready_catalogue_timestamp_seconds',
      sources.flatMap(({ name, sheet, date }) => {
        const labels = { catalogue: name, ...(sheet !== undefined && { sheet }) };
        return secondsOf(date).map((value) => [labels, value] as const);
      }),
    ),
  ];
}
