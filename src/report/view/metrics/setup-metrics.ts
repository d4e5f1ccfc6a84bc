import { type SetupGuide, type SetupLine, setupStates } from '../../../model/guide/setup-line.ts';
import { gauge, type MetricFamily, type MetricLabels, secondsOf } from './metric-family.ts';

/** The set-up guide as metrics: how each step stands, and when the audit that it rests on began. */
export function setupMetrics({ madeFrom, lines }: SetupGuide): readonly MetricFamily[] {
  return [
    gauge('netready_setup_step', lines.flatMap(statesOf)),
    gauge(
      'netready_audit_timestamp_seconds',
      secondsOf(madeFrom.auditedAt).map((value) => [{}, value] as const),
    ),
  ];
}

/** Of who reports there is a line for each site, and more; those are told apart. */
function statesOf(line: SetupLine): readonly (readonly [MetricLabels, number])[] {
  const { id, state, reason } = line;
  const more: MetricLabels = 'site' in line.facts ? { site: line.facts.site } : { reason };
  return setupStates.map(
    (one) =>
      [{ step: id, state: one, ...(id === 'reporting' && more) }, one === state ? 1 : 0] as const,
  );
}
