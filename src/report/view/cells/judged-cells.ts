import type { Report, VerdictName } from '../../../model/report.ts';
import type { Route } from '../../../model/route.ts';
import { targetRoutes } from '../../../model/target-routes.ts';
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
 * Whether the exit status goes by a cell: a required target over a route that counts for it, which was
 * tried and applies.
 */
export function isCounted({ target, route, verdict }: JudgedCell, report: Report): boolean {
  if (!target.required || verdict === 'not-run' || verdict === 'not-applicable') return false;
  return targetRoutes(target, report).counted.has(route.id);
}

function isJudged(cell: AuditCell): cell is JudgedCell {
  return cell.route !== undefined && cell.verdict !== undefined;
}
