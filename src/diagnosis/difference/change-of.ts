import type { FailOn } from '../../model/audit/report.ts';
import type { ChangeKind, Standing } from '../../model/compared/difference.ts';
import { passes } from '../../model/standing/required-targets.ts';

/** What became of it; undefined where nothing changed. What was not tried is neither passed nor red. */
export function changeOf(
  { before, after }: { readonly before: Standing; readonly after: Standing },
  failOn: FailOn,
): ChangeKind | undefined {
  const was = stateOf(before, failOn);
  const is = stateOf(after, failOn);
  if (was !== is) {
    if (is === 'untried') return 'no-longer-tried';
    if (was === 'untried') return 'newly-tried';
    return is === 'red' ? 'newly-red' : 'fixed';
  }
  if (is === 'red' && before.isWaived !== after.isWaived)
    return after.isWaived ? 'newly-waived' : 'no-longer-waived';
  if (before.verdict !== after.verdict) {
    if (is !== 'passes') return 'verdict';
    return after.verdict === 'degraded' ? 'worse' : 'better';
  }
  if (before.isUnsteady !== after.isUnsteady) return after.isUnsteady ? 'unsteady' : 'steady';
  return before.cause === after.cause ? undefined : 'cause';
}

function stateOf({ verdict }: Standing, failOn: FailOn): 'passes' | 'red' | 'untried' {
  if (verdict === 'not-run' || verdict === 'not-applicable') return 'untried';
  return passes(verdict, failOn) ? 'passes' : 'red';
}
