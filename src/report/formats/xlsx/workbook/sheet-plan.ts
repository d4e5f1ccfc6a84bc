import type { Report } from '../../../../model/audit/report.ts';
import type { Finding } from '../../../../model/finding/finding.ts';
import type { Route } from '../../../../model/route/route.ts';
import type { Target } from '../../../../model/target/target.ts';
import type { FindingGroup } from '../../../view/findings/group-findings.ts';
import { orderCauses } from '../../../view/findings/order-causes.ts';
import { targetGroups } from '../../../view/targets/target-groups.ts';
import { rowLimit } from './table-sheet.ts';

/** A finding with the number of its cause, from 1. */
export interface NumberedFinding {
  readonly cause: number;
  readonly finding: Finding;
}

/** What stands in which row, so that sheets can link to each other. */
export interface SheetPlan {
  /** By service, as the matrix shows them. */
  readonly targets: readonly Target[];
  readonly routes: readonly Route[];
  readonly causes: readonly FindingGroup[];
  /** By cause. */
  readonly findings: readonly NumberedFinding[];
  /** The row of a target in the matrix, and of a finding among the findings, where they have one. */
  readonly targetRows: ReadonlyMap<string, number>;
  readonly findingRows: ReadonlyMap<string, number>;
  /** The first row of each table, below its header. */
  readonly firstRow: number;
}

/** Columns beside those of the routes. */
const matrixColumns = 8;
const findingColumns = 14;
const maxRoutes = 100;
/** Rows begin below the header. */
const firstRow = 2;

/** Orders targets and findings for the sheets; at most 100 routes become columns. */
export function planSheets(report: Report): SheetPlan {
  const targets = targetGroups(report.targets).flatMap((group) => group.targets);
  const routes = report.routes.slice(0, maxRoutes);
  const causes = orderCauses(report.findings);
  const findings = causes.flatMap((group, index) =>
    group.findings.map((finding) => ({ cause: index + 1, finding })),
  );
  return {
    firstRow,
    targets,
    routes,
    causes,
    findings,
    targetRows: rowsOf(targets, rowLimit(matrixColumns + routes.length)),
    findingRows: rowsOf(
      findings.map(({ finding }) => finding),
      rowLimit(findingColumns),
    ),
  };
}

function rowsOf(
  items: readonly { readonly id: string }[],
  limit: number,
): ReadonlyMap<string, number> {
  return new Map(items.slice(0, limit).map(({ id }, index) => [id, firstRow + index]));
}
