import type { Attempt } from '../../model/audit/attempt.ts';
import type { Observation } from '../../model/audit/observation.ts';
import type { AuditOptions, Series } from '../../model/audit/report.ts';

/**
 * Tells which series a step belongs to: cold in the first sample, warm in a later one, and warm where
 * a repeat measured it, since the first sample went before it. Undefined for an audit of one sample,
 * which has nothing to hold apart.
 */
export function seriesIn({
  samples,
}: Pick<AuditOptions, 'samples'>): (attempt: Attempt, step: Observation) => Series | undefined {
  if (samples <= 1) return () => undefined;
  return ({ id, sample }, step) => (sample === 1 && step.attempt === id ? 'cold' : 'warm');
}
