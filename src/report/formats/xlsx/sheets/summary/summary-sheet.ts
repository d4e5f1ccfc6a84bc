import type { Report } from '../../../../../model/report.ts';
import { plainText } from '../../../../text/say.ts';
import { auditFacts } from '../../../../view/audit/audit-facts.ts';
import { omissionSentences } from '../../../../view/audit/omission-sentences.ts';
import { outcome } from '../../../../view/audit/outcome.ts';
import type { Sheet, SheetCell, SheetRow } from '../../workbook/sheet.ts';
import type { SheetPlan } from '../../workbook/sheet-plan.ts';
import { workbookDate } from '../../workbook/workbook-date.ts';
import { summaryCauses } from './summary-causes.ts';
import { summaryChanges } from './summary-changes.ts';
import { summaryRoutes } from './summary-routes.ts';
import { heading, spanned, summaryWidths, tall } from './summary-rows.ts';
import { summaryVerdicts } from './summary-verdicts.ts';

/** Points that can still be read when they are fitted to the height of a page. */
const maxOnePage = 1000;

/**
 * The first sheet: what the audit comes to, what must change and who can change it, how many targets fare how, each route, the causes
 * with what to do, and where to find the rest.
 */
export function summarySheet(report: Report, plan: SheetPlan): Sheet {
  const { ready, sentence, status } = outcome(report);
  const rows = [
    { cells: [spanned('Network audit', 'title')], height: 32 },
    { cells: [spanned(subtitle(report), 'dim')] },
    { cells: [], height: 8 },
    { cells: [spanned(plainText(sentence), ready ? 'banner-good' : 'banner-bad')], height: 34 },
    { cells: [spanned(plainText(status), 'dim')] },
    ...summaryChanges(report),
    ...summaryVerdicts(report),
    ...summaryRoutes(report, plan),
    ...summaryCauses(plan),
    ...contents(plan),
    ...audit(report),
    ...omitted(report),
  ];
  const height = rows.reduce((total, row) => total + (row.height ?? 15), 0);
  return {
    name: 'Summary',
    color: ready ? '2E7D4F' : 'B3261E',
    widths: summaryWidths,
    rows,
    onePage: height <= maxOnePage,
  };
}

function subtitle(report: Report): string {
  const { name, version } = report.tool;
  const made = auditFacts(report).find(({ label }) => label === 'audit')?.value ?? '';
  return `${made}, by ${name} ${version}`;
}

function contents(plan: SheetPlan): SheetRow[] {
  const sheets: readonly (readonly [NonNullable<SheetCell['link']>['sheet'], string])[] = [
    ['Changes', 'What each team has to change, with the targets that ask for it: to be sent.'],
    [
      'Matrix',
      `Each of ${plan.targets.length} targets over each route; a verdict leads to its finding.`,
    ],
    ['Findings', `Each of ${plan.findings.length} findings, with what was seen and what to do.`],
    ['Certificates', 'Who signed for whom, over which way: who is inspected, and who is exempt.'],
    ['Latency', 'Milliseconds by route and step.'],
    ['Settings', 'The proxy settings as found, and which one wins.'],
    ['Targets', 'What was asked for, and why.'],
  ];
  return [
    ...heading('In this workbook'),
    ...sheets.map(([sheet, text]) => ({
      cells: [
        { value: sheet, style: 'link' as const, link: { sheet, row: 1 } },
        spanned(text, 'text', 1),
      ],
    })),
  ];
}

function audit(report: Report): SheetRow[] {
  const times = [
    ['Started, UTC', report.startedAt],
    ...(report.resumedAt ?? []).map((time) => ['Resumed, UTC', time] as const),
    ['Finished, UTC', report.finishedAt],
  ] as const;
  return [
    ...heading('How it was made'),
    ...times.flatMap(([label, time]) => {
      const value = workbookDate(time) ?? time;
      const style = value instanceof Date ? 'moment' : 'text';
      return value === undefined ? [] : [fact(label, { value, style, span: 6 })];
    }),
    ...auditFacts(report)
      .filter(({ label }) => label !== 'audit')
      .map(({ label, value }) => fact(capital(label), spanned(value, 'text', 1))),
  ];
}

function fact(label: string, cell: SheetCell): SheetRow {
  return tall([{ value: label, style: 'label' }, cell]);
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function omitted(report: Report): SheetRow[] {
  const sentences = omissionSentences(report);
  return sentences.length === 0
    ? []
    : [
        ...heading('What was not asked'),
        ...sentences.map((text) => tall([spanned(plainText(text), 'text')])),
      ];
}
