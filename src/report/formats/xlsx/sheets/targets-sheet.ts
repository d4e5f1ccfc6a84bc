import type { Target } from '../../../../model/target/target.ts';
import { joined, plainText } from '../../../text/say.ts';
import { describeReason } from '../../../words/catalogue/describe-reason.ts';
import type { Sheet, SheetCell } from '../workbook/sheet.ts';
import type { SheetPlan } from '../workbook/sheet-plan.ts';
import { tableSheet } from '../workbook/table-sheet.ts';

const maxReasons = 12;

/** What was asked for: every target with its URL, what it should answer, and why it is in. */
export function targetsSheet(plan: SheetPlan): Sheet {
  return tableSheet<Target>({
    name: 'Targets',
    color: '4F6D8F',
    frozen: 2,
    items: plan.targets,
    noun: 'targets',
    empty: 'There are no targets.',
    columns: [
      { head: 'Id', width: 7, cell: ({ id }) => ({ value: id, style: 'dim' }) },
      { head: 'URL', width: 60, cell: ({ url }) => ({ value: url, style: 'strong' }) },
      {
        head: 'Port',
        width: 8,
        style: 'head-count',
        cell: ({ port }) => ({ value: port, style: 'count' }),
      },
      { head: 'Service', width: 34, cell: ({ service }) => text(service) },
      { head: 'Category', width: 24, cell: ({ category }) => text(category) },
      {
        head: 'Region',
        width: 9,
        // `-` stands for a list without regions, and would be taken for the start of a formula.
        cell: ({ region }) => text(region === '-' ? undefined : region),
      },
      { head: 'Need', width: 10, cell: ({ required }) => text(required ? 'required' : 'optional') },
      { head: 'Rule must open', width: 36, cell: ({ pattern, host }) => text(pattern ?? host) },
      {
        head: 'Expected answer',
        width: 17,
        cell: ({ expect }) => text(expect && `${expect.method} ${expect.status}`),
      },
      { head: 'Not asked', width: 17, cell: ({ notRun }) => text(notRun && 'no known name') },
      { head: 'Because', width: 70, cell: ({ reasons }) => text(because(reasons)) },
    ],
  });
}

function because(reasons: Target['reasons']): string {
  const rest = reasons.length - maxReasons;
  const shown = plainText(joined(reasons.slice(0, maxReasons).map(describeReason), '; '));
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function text(value: string | undefined): SheetCell {
  return { value, style: 'text' };
}
