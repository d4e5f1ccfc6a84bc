import type { Report } from '../../../../model/audit/report.ts';
import { plainText } from '../../../text/say.ts';
import { auditFacts } from '../../../view/audit/audit-facts.ts';
import { omissionSentences } from '../../../view/audit/omission-sentences.ts';
import { rowHeight } from '../workbook/row-height.ts';
import type { Sheet, SheetCell, SheetRow } from '../workbook/sheet.ts';
import { workbookDate } from '../workbook/workbook-date.ts';

const widths: readonly number[] = [22, 110];

/** How the audit was made, and what was not asked. */
export function aboutSheet(report: Report): Sheet {
  const times = [
    ['Started, UTC', report.startedAt],
    ...(report.resumedAt ?? []).map((time) => ['Resumed, UTC', time] as const),
    ['Finished, UTC', report.finishedAt],
  ] as const;
  return {
    name: 'About',
    color: '4F6D8F',
    widths,
    rows: [
      ...heading('How it was made'),
      ...times.flatMap(([label, time]) => {
        const value = workbookDate(time) ?? time;
        const style = value instanceof Date ? 'moment' : 'text';
        return value === undefined ? [] : [fact(label, { value, style })];
      }),
      ...auditFacts(report)
        .filter(({ label }) => label !== 'audit')
        .map(({ label, value }) => fact(capital(label), { value, style: 'text' })),
      ...omitted(report),
    ],
  };
}

function fact(label: string, cell: SheetCell): SheetRow {
  return tall([{ value: label, style: 'label' }, cell]);
}

function tall(cells: readonly SheetCell[]): SheetRow {
  return { cells, height: rowHeight(cells, widths) };
}

function heading(value: string): SheetRow[] {
  return [
    { cells: [], height: 10 },
    { cells: [value, ''].map((one) => ({ value: one, style: 'section' })), height: 22 },
  ];
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function omitted(report: Report): SheetRow[] {
  const sentences = omissionSentences(report);
  if (sentences.length === 0) return [];
  return [
    ...heading('What was not asked'),
    ...sentences.map((text) => tall([{ value: plainText(text), style: 'text', span: 2 }])),
  ];
}
