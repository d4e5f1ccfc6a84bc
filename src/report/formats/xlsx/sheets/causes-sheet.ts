import { plainText } from '../../../text/say.ts';
import type { FindingGroup } from '../../../view/findings/group-findings.ts';
import { adviceOf, byWhom } from '../../../words/finding/describe-finding.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import type { Sheet, SheetCell } from '../workbook/sheet.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import { tableSheet } from '../workbook/table-sheet.ts';

interface NumberedCause {
  readonly number: number;
  readonly group: FindingGroup;
}

/** The causes, the gravest first, each with how many targets it has, what to do, and a link to its findings. */
export function causesSheet({ causes, findingRows }: SheetPlan): Sheet {
  return tableSheet<NumberedCause>({
    name: 'Causes',
    color: causes.length === 0 ? '2E7D4F' : 'B3261E',
    frozen: 2,
    items: causes.map((group, index) => ({ number: index + 1, group })),
    noun: 'causes',
    empty: 'Nothing was found: all is as it should be.',
    columns: [
      {
        head: 'Cause',
        width: 8,
        style: 'head-count',
        cell: ({ number }) => ({ value: number, style: 'count' }),
      },
      { head: 'What was found', width: 32, cell: ({ group }) => found(group, findingRows) },
      {
        head: 'Severity',
        width: 10,
        style: 'head-count',
        cell: ({ group: { first } }) => ({ value: first.severity, style: first.severity }),
      },
      {
        head: 'Targets',
        width: 9,
        style: 'head-count',
        hasBars: true,
        cell: ({ group: { targets } }) => ({ value: targets.length, style: 'count' }),
      },
      {
        head: 'Route',
        width: 32,
        cell: ({ group: { first, targets } }) =>
          text(first.route ?? (targets.length > 0 ? 'every route' : '')),
      },
      {
        head: 'By',
        width: 22,
        cell: ({ group: { first } }) => text(plainText(byWhom(first) ?? [])),
      },
      {
        head: 'What to do',
        width: 56,
        cell: ({ group: { first, facts } }) => text(plainText(adviceOf({ ...first, facts }))),
      },
    ],
  });
}

function found({ first }: FindingGroup, rows: SheetPlan['findingRows']): SheetCell {
  const value = plainText(findingInfo[first.kind].title);
  const row = rows.get(first.id);
  if (row === undefined) return { value, style: 'strong' };
  return { value, style: 'link', link: { sheet: 'Findings', row } };
}

function text(value: string): SheetCell {
  return { value, style: 'text' };
}
