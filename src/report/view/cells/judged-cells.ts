import type { Report } from '../../../model/audit/report.ts';
import type { VerdictName } from '../../../model/finding/verdict.ts';
import type { Route } from '../../../model/route/route.ts';
import { targetRoutes } from '../../../model/route/target-routes.ts';
import { passes } from '../../../model/standing/required-targets.ts';
import { waiversOf } from '../../../model/standing/waived-cells.ts';
import { type AuditCell, auditCells } from './audit-cells.ts';

/** A target over a route over which it was to be tried. */
export interface JudgedCell extends AuditCell {
  readonly route: Route;
  readonly verdict: VerdictName;
}

/** The cells that have a verdict, by target in the order of the ids, then by route. */
export function judgedCells(report: Report): readonly JudgedCell[] {
  return [...auditCells(report).all()].filter(isJudged);
}

/**
 * Tells whether the exit status goes by a cell: a required target over a route that counts for it, which
 * was tried, applies, and is not under a waiver where it does not pass.
 */
export function countedCells(report: Report): (cell: JudgedCell) => boolean {
  const waiverOf = waiversOf(report);
  return ({ target, route, verdict }) => {
    if (!target.required || verdict === 'not-run' || verdict === 'not-applicable') return false;
    if (!targetRoutes(target, report).counted.has(route.id)) return false;
    return passes(verdict, report.options.failOn) || !waiverOf({ target, route: route.id });
  };
}

function isJudged(cell: AuditCell): cell is JudgedCell {
  return cell.route !== undefined && cell.verdict !== undefined;
}
