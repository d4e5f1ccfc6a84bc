import type { Report } from '../../../../model/audit/report.ts';
import type { VerdictName } from '../../../../model/finding/verdict.ts';
import type { Route } from '../../../../model/route/route.ts';
import type { Target } from '../../../../model/target/target.ts';
import { plainText } from '../../../text/say.ts';
import { auditCells } from '../../../view/cells/audit-cells.ts';
import { routeLabels } from '../../../view/targets/route-labels.ts';
import { targetLabels } from '../../../view/targets/target-labels.ts';
import { barrierWords } from '../../../words/settings/component-words.ts';
import { verdictWords } from '../../../words/verdict/verdict-words.ts';
import type { Sheet, SheetCell } from '../workbook/sheet.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import { type SheetColumn, tableSheet } from '../workbook/table-sheet.ts';

/** Targets by routes with a verdict in each cell, which leads to the finding behind it. */
export function matrixSheet(report: Report, plan: SheetPlan): Sheet {
  const labels = targetLabels(report.targets);
  const reasons = reasonsOf(report);
  return tableSheet({
    name: 'Matrix',
    color: '1F3A5F',
    frozen: 1,
    // On paper the verdicts are what is wanted; what a target is says its own sheet.
    printed: 2 + plan.routes.length,
    items: plan.targets,
    noun: 'targets',
    empty: 'There are no targets.',
    columns: [
      {
        head: 'Target',
        width: 48,
        cell: (target) => ({ value: labels.get(target.id) ?? target.id, style: 'strong' }),
      },
      ...verdictColumns(report, plan),
      { head: 'Service', width: 34, cell: ({ service }) => ({ value: service, style: 'text' }) },
      { head: 'Category', width: 24, cell: ({ category }) => ({ value: category, style: 'text' }) },
      {
        head: 'Region',
        width: 9,
        // `-` stands for a list without regions, and would be taken for the start of a formula.
        cell: ({ region }) => ({ value: region === '-' ? undefined : region, style: 'text' }),
      },
      {
        head: 'Port',
        width: 8,
        style: 'head-count',
        cell: ({ port }) => ({ value: port, style: 'count' }),
      },
      {
        head: 'Need',
        width: 10,
        cell: ({ required }) => ({ value: required ? 'required' : 'optional', style: 'text' }),
      },
      {
        head: `Why ${plainText(verdictWords['not-applicable'].word)}`,
        width: 44,
        cell: ({ id }) => ({ value: reasons.get(id), style: 'text' }),
      },
      { head: 'Id', width: 7, cell: ({ id }) => ({ value: id, style: 'dim' }) },
    ],
  });
}

/** Target → why it is not applicable over some route, each reason once. */
function reasonsOf({ verdicts }: Report): ReadonlyMap<string, string> {
  const byTarget = Map.groupBy(
    verdicts.filter(({ because }) => because !== undefined),
    ({ target }) => target,
  );
  return new Map(
    [...byTarget].map(([target, cells]) => {
      const words = cells.map(({ because }) => (because ? plainText(barrierWords[because]) : ''));
      return [target, [...new Set(words)].join('; ')];
    }),
  );
}

function verdictColumns(report: Report, plan: SheetPlan): SheetColumn<Target>[] {
  const { at, whole } = auditCells(report);
  const linked = (target: Target, route: Route): SheetCell => {
    const { verdict, finding } = at(target, route);
    const cell = verdictCell(verdict);
    const row = finding && plan.findingRows.get(finding.id);
    if (cell.value === undefined || row === undefined) {
      return cell;
    }
    return { ...cell, link: { sheet: 'Findings', row } };
  };
  const labels = routeLabels(plan.routes);
  return [
    {
      head: 'As a whole',
      width: 13,
      style: 'head-count' as const,
      cell: (target) => verdictCell(whole(target)),
    },
    ...plan.routes.map((route, index) => {
      const { short = route.id, key = '' } = labels[index] ?? {};
      return {
        head: [`${key}${route.effective ? ', in effect' : ''}`, short],
        width: Math.min(Math.max(12, short.length + 2), 24),
        style: 'head-count' as const,
        cell: (target: Target) => linked(target, route),
      };
    }),
  ];
}

function verdictCell(verdict: VerdictName | undefined): SheetCell {
  return verdict === undefined
    ? { value: undefined, style: 'text' }
    : { value: plainText(verdictWords[verdict].word), style: verdict };
}
