import type { VerdictName } from '../../../model/finding/verdict.ts';
import { targetRoutes } from '../../../model/route/target-routes.ts';
import { passes, type Standings, standings } from '../../../model/standing/required-targets.ts';
import { waiversOf } from '../../../model/standing/waived-cells.ts';
import type { Waiver } from '../../../model/standing/waiver.ts';
import type { AuditCell } from '../../view/cells/audit-cells.ts';

/** What a test case comes to: a `failure` is concluded, an `error` is not. */
export interface CaseResult {
  readonly outcome: 'pass' | 'failure' | 'error' | 'skipped';
  /** Over the route, or as a whole where there is none. */
  readonly verdict: VerdictName;
  /** Why a verdict that does not pass is skipped. */
  readonly because?: Uncounted;
  /** What waives it, where that is why. */
  readonly waiver?: Waiver;
}

/** Why what does not pass leaves the exit status alone. */
export type Uncounted = 'optional' | 'other-route' | 'never' | 'waived';

/**
 * Reads the result of each cell. What makes exit status 1 fails, and nothing else does: a verdict
 * that does not pass, of a required target, over a way that counts for it. So a report holds a
 * failure or an error just where its exit status is 1. What was not tried is skipped, unless it is
 * why the target fails; what does not pass and does not count is skipped as well: it is no pass.
 */
export function caseResults(report: Standings): (cell: AuditCell) => CaseResult {
  const { failOn } = report.options;
  const standingOf = standings(report);
  const waiverOf = waiversOf(report);
  const uncounted = ({ target, route }: AuditCell): Uncounted | undefined => {
    if (failOn === 'never') return 'never';
    if (!target.required) return 'optional';
    const counts = route === undefined || targetRoutes(target, report).counted.has(route.id);
    return counts ? undefined : 'other-route';
  };
  return (cell) => {
    const { whole = 'not-run', verdict = whole } = cell;
    if (verdict === 'not-applicable') return { outcome: 'skipped', verdict };
    if (passes(verdict, failOn)) return { outcome: 'pass', verdict };
    const because = uncounted(cell);
    if (verdict === 'not-run') {
      const fails = !because && whole === 'not-run' && standingOf(cell.target) === 'fails';
      return { outcome: fails ? 'error' : 'skipped', verdict };
    }
    if (because) return { outcome: 'skipped', verdict, because };
    const { target, route } = cell;
    const waiver = route && waiverOf({ target, route: route.id });
    if (waiver) return { outcome: 'skipped', verdict, because: 'waived', waiver };
    return { outcome: isConcluded.has(verdict) ? 'failure' : 'error', verdict };
  };
}

const isConcluded: ReadonlySet<VerdictName> = new Set(['blocked', 'down', 'degraded']);
