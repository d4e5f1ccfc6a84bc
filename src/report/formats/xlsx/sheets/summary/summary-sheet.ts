import type { Report } from '../../../../../model/audit/report.ts';
import { plainText } from '../../../../text/say.ts';
import { auditFacts } from '../../../../view/audit/audit-facts.ts';
import { outcome } from '../../../../view/audit/outcome.ts';
import type { Sheet, SheetCell, SheetRow } from '../../workbook/sheet.ts';
import type { SheetPlan } from '../../workbook/sheet-plan.ts';
import { summaryChanges } from './summary-changes.ts';
import { summaryLosses } from './summary-losses.ts';
import { summaryRoutes } from './summary-routes.ts';
import { heading, spanned, summaryWidths } from './summary-rows.ts';
import { summaryVerdicts } from './summary-verdicts.ts';
import { summaryWaivers } from './summary-waivers.ts';

/**
 * The first sheet, printed on one page: what the audit comes to, what must change by team, what is lost and for which
 * systems, how many targets fare how, each route, and where to find the rest. Each of its lists is cut and says so.
 */
export function summarySheet(report: Report, plan: SheetPlan): Sheet {
  const { ready, sentence, status } = outcome(report);
  const before: readonly SheetRow[] = [
    { cells: [spanned('Network audit', 'title')], height: 32 },
    { cells: [spanned(subtitle(report), 'dim')] },
    { cells: [], height: 8 },
    { cells: [spanned(plainText(sentence), ready ? 'banner-good' : 'banner-bad')], height: 34 },
    { cells: [spanned(plainText(status), 'dim')] },
    ...summaryChanges(report, plan),
    ...summaryLosses(report),
    ...summaryWaivers(report),
  ];
  const { rows, bars } = summaryVerdicts(report, before.length + 1);
  return {
    name: 'Summary',
    color: ready ? '2E7D4F' : 'B3261E',
    widths: summaryWidths,
    rows: [...before, ...rows, ...summaryRoutes(report, plan), ...contents(plan)],
    bars,
    onePage: true,
  };
}

function subtitle(report: Report): string {
  const { name, version } = report.tool;
  const told = ['audit', 'site', 'for'].flatMap((label) =>
    auditFacts(report).flatMap((fact) => (fact.label === label ? [fact.value] : [])),
  );
  return `${told.join(' · ')} · by ${name} ${version}`;
}

function contents(plan: SheetPlan): SheetRow[] {
  const sheets: readonly (readonly [NonNullable<SheetCell['link']>['sheet'], string])[] = [
    [
      'Changes',
      'What must change, and who can change it? With the targets that ask for it: to be sent.',
    ],
    ['Functions', 'What of the product is lost, and on which systems?'],
    ['Waivers', 'What is known not to pass, and does not count, until when and why?'],
    [
      'Matrix',
      `How does each target (${plan.targets.length}) fare over each route? A verdict leads to its finding.`,
    ],
    ['Causes', `Why? Each cause (${plan.causes.length}) with a link to its findings.`],
    [
      'Findings',
      `What was seen? Each finding (${plan.findings.length}) with a link to its target.`,
    ],
    ['Certificates', 'Who signed for whom, over which way: who is inspected, and who is exempt?'],
    ['Latency', 'How long does each step take, by route?'],
    ['Settings', 'Which proxy settings were found, and which one wins?'],
    ['Targets', 'What was asked for, and why?'],
    ['About', 'How was the audit made, and what was not asked?'],
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
