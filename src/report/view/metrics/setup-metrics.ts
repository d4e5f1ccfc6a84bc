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

function statesOf({ id, state }: SetupLine): readonly (readonly [MetricLabels, number])[] {
  return setupStates.map((one) => [{ step: id, state: one }, one === state ? 1 : 0] as const);
}
