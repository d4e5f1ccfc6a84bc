import { plainText } from '../../../../text/say.ts';
import type { FindingGroup } from '../../../../view/findings/group-findings.ts';
import { adviceOf } from '../../../../words/finding/describe-finding.ts';
import { findingInfo } from '../../../../words/finding/finding-info.ts';
import type { SheetCell, SheetRow } from '../../workbook/sheet.ts';
import type { SheetPlan } from '../../workbook/sheet-plan.ts';
import { heading, tall } from './summary-rows.ts';

const maxCauses = 40;

/** The causes, the gravest first, each with a link to its findings; at most 40. */
export function summaryCauses(plan: SheetPlan): SheetRow[] {
  const { causes } = plan;
  if (causes.length === 0) {
    return [];
  }
  const left = causes.length - maxCauses;
  return [
    ...heading('Causes', [
      { value: 'Cause', style: 'label' },
      { value: 'Severity', style: 'label-count' },
      { value: 'Targets', style: 'label-count' },
      { value: 'Route', style: 'label', span: 3 },
      { value: 'What to do', style: 'label' },
    ]),
    ...causes.slice(0, maxCauses).map((cause, index) => tall(causeCells(cause, { index, plan }))),
    ...(left > 0
      ? [{ cells: [{ value: `And ${left} more causes: see Findings.`, style: 'note' as const }] }]
      : []),
  ];
}

function causeCells(
  { first, targets, facts }: FindingGroup,
  options: { readonly index: number; readonly plan: SheetPlan },
): SheetCell[] {
  const { title } = findingInfo[first.kind];
  const row = options.plan.findingRows.get(first.id);
  const name = `${options.index + 1}. ${plainText(title)}`;
  return [
    row === undefined
      ? { value: name, style: 'strong' }
      : { value: name, style: 'link', link: { sheet: 'Findings', row } },
    { value: first.severity, style: first.severity },
    { value: targets.length, style: 'count' },
    { value: first.route ?? (targets.length > 0 ? 'every route' : ''), style: 'text', span: 3 },
    { value: plainText(adviceOf({ ...first, facts })), style: 'text' },
  ];
}
