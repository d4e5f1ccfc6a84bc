import type { Report } from '../../../../model/audit/report.ts';
import type { Setting } from '../../../../model/route/route.ts';
import { plainText } from '../../../text/say.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import type { Sheet, SheetCell } from '../workbook/sheet.ts';
import { tableSheet } from '../workbook/table-sheet.ts';

/** Every proxy setting as found, which one wins, and what is wrong with the others. */
export function settingsSheet(report: Report): Sheet {
  return tableSheet<Setting>({
    name: 'Settings',
    color: '4F6D8F',
    frozen: 2,
    items: report.settings,
    noun: 'settings',
    empty: 'No proxy setting was found.',
    columns: [
      { head: 'Id', width: 7, cell: ({ id }) => ({ value: id, style: 'dim' }) },
      { head: 'Source', width: 30, cell: ({ source }) => ({ value: source, style: 'strong' }) },
      { head: 'Applies to', width: 18, cell: ({ scope }) => text(scope) },
      { head: 'As found', width: 54, cell: ({ raw }) => text(raw) },
      { head: 'Means', width: 42, cell: ({ value }) => text(value) },
      { head: 'Wins', width: 8, cell: ({ wins }) => text(wins ? 'yes' : 'no') },
      { head: 'Overridden by', width: 15, cell: ({ lostBecause }) => text(lostBecause) },
      { head: 'Problems', width: 40, cell: ({ problems }) => text(problems.map(title).join('; ')) },
    ],
  });
}

/** A saved report may name a kind that is not ours. */
function title(kind: Setting['problems'][number]): string {
  return Object.hasOwn(findingInfo, kind) ? plainText(findingInfo[kind].title) : kind;
}

function text(value: string | undefined): SheetCell {
  return { value, style: 'text' };
}
