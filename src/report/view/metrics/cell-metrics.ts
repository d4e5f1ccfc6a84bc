import type { Report } from '../../../model/audit/report.ts';
import { type VerdictName, verdictNames } from '../../../model/finding/verdict.ts';
import { passes } from '../../../model/standing/required-targets.ts';
import { auditCells } from '../cells/audit-cells.ts';
import { countedCells, type JudgedCell, judgedCells } from '../cells/judged-cells.ts';
import { byId } from '../order/by-id.ts';
import {
  gauge,
  type MetricEntry,
  type MetricFamily,
  type MetricLabels,
  seconds,
  valued,
} from './metric-family.ts';

/**
 * What is told of each target over each route, what does not pass first. `probe_success` is of what the
 * exit status goes by alone, required targets over the routes that count for them, so that an alert on
 * it never speaks of anything else; of what was not tried, or does not apply, there is none.
 */
export function cellMetrics(report: Report): readonly MetricFamily[] {
  const { failOn } = report.options;
  const { whole } = auditCells(report);
  const cells = worstFirst(judgedCells(report), ({ verdict }) => passes(verdict, failOn));
  const targets = worstFirst(byId(report.targets), (target) =>
    passes(whole(target) ?? 'not-run', failOn),
  );
  const probes = cells.filter(countedCells(report));
  return [
    gauge(
      'probe_success',
      probes.map((cell) => [labelsOf(cell), passes(cell.verdict, failOn) ? 1 : 0]),
    ),
    gauge(
      'probe_duration_seconds',
      probes.flatMap((cell) => {
        const { measures } = cell;
        if (!measures || measures.attempts === 0) return [];
        return [[labelsOf(cell), seconds(measures.spentMs / measures.attempts)] as const];
      }),
    ),
    {
      name: 'netready_target_verdict',
      entries: cells.map((cell) => states(labelsOf(cell), cell.verdict)),
    },
    // Apart, so that a sum over routes is one.
    {
      name: 'netready_overall_verdict',
      entries: targets.map((one) => states({ target: one.url }, whole(one) ?? 'not-run')),
    },
    {
      name: 'netready_target',
      entries: targets.map(({ url, host, service, region, required }) =>
        valued({ target: url, host, service, geography: region, required: String(required) }, 1),
      ),
    },
    { name: 'netready_step_duration_seconds', entries: cells.flatMap(stepEntries) },
    { name: 'netready_finding', entries: cells.flatMap(findingEntries) },
  ];
}

function worstFirst<T>(values: readonly T[], isWell: (value: T) => boolean): readonly T[] {
  return [...values.filter((one) => !isWell(one)), ...values.filter(isWell)];
}

function labelsOf({ target, route }: JudgedCell): MetricLabels {
  return { target: target.url, route: route.id };
}

function states(labels: MetricLabels, holds: VerdictName): MetricEntry {
  return {
    labels,
    samples: verdictNames.map((verdict) => ({
      labels: { verdict },
      value: verdict === holds ? 1 : 0,
    })),
  };
}

function stepEntries(cell: JudgedCell): readonly MetricEntry[] {
  const durations = [...(cell.measures?.durations ?? [])];
  if (durations.length === 0) return [];
  const samples = durations.map(([step, all]) => ({
    labels: { step },
    value: seconds(median(all)),
  }));
  return [{ labels: labelsOf(cell), samples }];
}

/** The lower of two in the middle, as the report's own percentiles have it: a value that was measured. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
}

function findingEntries(cell: JudgedCell): readonly MetricEntry[] {
  if (!cell.finding) return [];
  const { kind, severity, actor, confidence } = cell.finding;
  const cause = { kind, severity, confidence, ...(actor !== undefined && { actor }) };
  return [valued({ ...labelsOf(cell), ...cause }, 1)];
}
