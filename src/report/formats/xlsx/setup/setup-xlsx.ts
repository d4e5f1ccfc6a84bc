import type { SetupGuide, SetupState } from '../../../../model/guide/setup-line.ts';
import { plainText, type Text } from '../../../text/say.ts';
import { type SetupTexts, setupTexts } from '../../../view/discovery/setup-texts.ts';
import type { CellStyle } from '../workbook/cell-styles.ts';
import type { Sheet, SheetCell } from '../workbook/sheet.ts';
import { tableSheet } from '../workbook/table-sheet.ts';
import { workbookDate } from '../workbook/workbook-date.ts';
import { writeWorkbook } from '../workbook/write-workbook.ts';

/** The beginning of time in a zip file, for a checklist without an audit. */
const noMoment = new Date('1980-01-01T00:00:00Z');

const styles: Readonly<Record<SetupState, CellStyle>> = {
  done: 'reachable',
  'to-do': 'degraded',
  wrong: 'blocked',
  untold: 'not-run',
};

/** The set-up guide as the bytes of an Excel workbook (.xlsx) of one sheet. The same guide gives the same bytes. */
export function setupXlsx(guide: SetupGuide): Promise<Uint8Array> {
  return writeWorkbook([setupSheet(guide)], {
    title: 'Set-up of Defender for Endpoint',
    creator: 'netready',
    moment: workbookDate(guide.madeFrom.auditedAt ?? '') ?? noMoment,
  });
}

function setupSheet({ lines }: SetupGuide): Sheet {
  return tableSheet<SetupTexts>({
    name: 'Set-up',
    color: '1F5F8B',
    frozen: 1,
    items: setupTexts(lines),
    noun: 'steps',
    empty: 'The guide has no steps.',
    columns: [
      { head: 'Step', width: 34, cell: ({ title }) => cellOf(title, 'strong') },
      {
        head: 'State',
        width: 20,
        style: 'head-count',
        cell: ({ state, stateText }) => cellOf(stateText, styles[state]),
      },
      { head: 'What was seen', width: 60, cell: ({ seen }) => cellOf(seen) },
      { head: 'Where', width: 44, cell: ({ field }) => cellOf(field) },
      { head: 'What is next', width: 60, cell: ({ next }) => cellOf(next) },
    ],
  });
}

function cellOf(text: Text, style: CellStyle = 'text'): SheetCell {
  return { value: plainText(text), style };
}
