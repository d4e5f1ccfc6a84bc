import type { Certificate } from '../model/audit/observation.ts';
import type { AuditHead, Judgement, Trial } from '../model/audit/report.ts';
import { judgeWith } from './judge-with.ts';
import { rulebook } from './rulebook.ts';

/**
 * Judges an audit: what stopped each attempt, what that says of each target, how long steps took.
 * `trials` holds every planned attempt, those never begun with no observations and unfinished,
 * and the follow-ups. Pure: the same observations, in any order, give the same judgement. Never
 * throws on any trials of the right type.
 */
export function judge(
  head: AuditHead,
  trials: readonly Trial[],
  certificates: ReadonlyMap<string, Certificate>,
): Judgement {
  return judgeWith(rulebook, { head, trials, certificates });
}
