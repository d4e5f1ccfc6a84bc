import type { Report } from '../../../model/audit/report.ts';
import type { Finding } from '../../../model/finding/finding.ts';
import type { VerdictName } from '../../../model/finding/verdict.ts';
import type { Barrier } from '../../../model/route/component.ts';
import type { Route } from '../../../model/route/route.ts';
import { passes } from '../../../model/standing/required-targets.ts';
import { type Waived, waiversOf } from '../../../model/standing/waived-cells.ts';
import type { Waiver } from '../../../model/standing/waiver.ts';
import type { Target } from '../../../model/target/target.ts';
import { mainFindings } from '../findings/main-findings.ts';
import { byId } from '../order/by-id.ts';
import { cellKey } from './cell-key.ts';
import { type CellMeasures, cellMeasures } from './cell-measures.ts';
import { verdictsAt } from './verdicts-at.ts';

/** One target over one route, with all that the report says about it. */
export interface AuditCell {
  readonly target: Target;
  /** The verdict of the target as a whole. */
  readonly whole: VerdictName | undefined;
  /** Undefined in an audit without routes. */
  readonly route: Route | undefined;
  /** Undefined where the target was not to be tried over the route. */
  readonly verdict: VerdictName | undefined;
  /** Why it is not applicable over the route. */
  readonly because: Barrier | undefined;
  /** The finding that best explains the verdict. */
  readonly finding: Finding | undefined;
  readonly measures: CellMeasures | undefined;
  /** What waives it, where it does not pass and a waiver is in force. */
  readonly waiver: Waiver | undefined;
}

/** The cells of one report, each made when it is asked for. */
export interface AuditCells {
  /** The cell of one target over one route. */
  readonly at: (target: Target, route?: Route) => AuditCell;
  /** The verdict of a target as a whole. */
  readonly whole: (target: Target) => VerdictName | undefined;
  /** Every cell, by target in the order of the ids, then by route in the order of the report. */
  readonly all: () => Iterable<AuditCell>;
}

const quiet: ReadonlySet<VerdictName> = new Set(['not-applicable', 'not-run']);

type Celled = Pick<Report, 'targets' | 'routes' | 'verdicts' | 'attempts' | 'observations'> &
  Waived;

/**
 * The cells of a report: no widths, no escaping, no bounds. Linear in verdicts and findings; what was
 * measured is read from the observations once a cell is asked for it.
 */
export function auditCells(report: Celled): AuditCells {
  const verdictAt = verdictsAt(report);
  const findings = mainFindings(report);
  const waiverOf = waiversOf(report);
  const isRed = (verdict: VerdictName | undefined): boolean =>
    verdict !== undefined && !quiet.has(verdict) && !passes(verdict, report.options.failOn);
  let measured: ReadonlyMap<string, CellMeasures> | undefined;
  const measuresAt = (key: string): CellMeasures | undefined => {
    measured ??= cellMeasures(report);
    return measured.get(key);
  };
  const whole = ({ id }: Target): VerdictName | undefined => verdictAt(id)?.verdict;
  const at = (target: Target, route?: Route): AuditCell => {
    const { verdict, because } = (route && verdictAt(target.id, route.id)) ?? {};
    return {
      target,
      whole: whole(target),
      route,
      verdict,
      because,
      finding: route && findings(target.id, route.id),
      waiver: route && isRed(verdict) ? waiverOf({ target, route: route.id }) : undefined,
      get measures() {
        return measuresAt(route === undefined ? target.id : cellKey(target.id, route.id));
      },
    };
  };
  return {
    at,
    whole,
    *all() {
      const routes = report.routes.length === 0 ? [undefined] : report.routes;
      for (const target of byId(report.targets))
        for (const route of routes) yield at(target, route);
    },
  };
}
