import type { Report } from '../../../model/audit/report.ts';
import { aboutSheet } from './sheets/about-sheet.ts';
import { causesSheet } from './sheets/causes-sheet.ts';
import { changesSheet } from './sheets/changes-sheet.ts';
import { findingsSheet } from './sheets/findings-sheet.ts';
import { functionsSheet } from './sheets/functions-sheet.ts';
import { issuersSheet } from './sheets/issuers-sheet.ts';
import { latencySheet } from './sheets/latency-sheet.ts';
import { matrixSheet } from './sheets/matrix-sheet.ts';
import { settingsSheet } from './sheets/settings-sheet.ts';
import { summarySheet } from './sheets/summary/summary-sheet.ts';
import { targetsSheet } from './sheets/targets-sheet.ts';
import { waiversSheet } from './sheets/waivers-sheet.ts';
import { planSheets } from './workbook/sheet-plan.ts';
import { workbookDate } from './workbook/workbook-date.ts';
import { writeWorkbook } from './workbook/write-workbook.ts';

/** The beginning of time in a zip file, for a report that has no readable one. */
const noMoment = new Date('1980-01-01T00:00:00Z');

/**
 * A report as the bytes of an Excel workbook (.xlsx), a sheet a question: is it ready, what must change and by whom,
 * what is lost, what is waived, each target over each route, why, what was seen, who signed what, how long it takes,
 * which settings, what was asked, how. They are linked to each other. Texts of the network are string cells, never formulas;
 * links lead to this workbook alone. What does not fit a sheet is told; observations are left to the JSON report. The same
 * report gives the same bytes.
 */
export async function renderXlsx(report: Report): Promise<Uint8Array> {
  const plan = planSheets(report);
  const { name, version } = report.tool;
  return writeWorkbook(
    [
      summarySheet(report, plan),
      changesSheet(report, plan),
      functionsSheet(report),
      waiversSheet(report),
      matrixSheet(report, plan),
      causesSheet(plan),
      findingsSheet(report, plan),
      issuersSheet(report),
      latencySheet(report),
      settingsSheet(report),
      targetsSheet(plan),
      aboutSheet(report),
    ],
    {
      title: 'Network audit',
      creator: `${name} ${version}`,
      moment: workbookDate(report.startedAt) ?? noMoment,
    },
  );
}
