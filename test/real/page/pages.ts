import { company } from '../../../fixtures/report/company.ts';
import { discovery } from '../../../fixtures/report/documents.ts';
import { everyField } from '../../../fixtures/report/every-field.ts';
import { hostile } from '../../../fixtures/report/hostile.ts';
import { large } from '../../../fixtures/report/large.ts';
import { loadKnee } from '../../../fixtures/report/load-knee.ts';
import { loadLimit } from '../../../fixtures/report/load-limit.ts';
import { loadRun } from '../../../fixtures/report/load-run.ts';
import { sampled } from '../../../fixtures/report/sampled.ts';
import type { Report } from '../../../src/model/audit/report.ts';
import type { LoadReport } from '../../../src/model/load/load-report.ts';
import { loadCharts } from '../../../src/report/formats/html/chart/load-charts.ts';
import { renderHtml, renderLoadHtml } from '../../../src/report/formats/html/render-html.ts';

const charts = await loadCharts();

/** The page of an audit, with its charts. */
export function pageOf(report: Report): string {
  return [...renderHtml(report, charts)].join('');
}

/** The page of a run of load, with its charts. */
export function loadPageOf(report: LoadReport): string {
  return [...renderLoadHtml(report, charts)].join('');
}

const { settings, components = [] } = discovery;

/** Pages that together have everything that a page can have. */
export const pages: readonly (readonly [name: string, html: string])[] = [
  ['company', pageOf(company)],
  ['sampled', pageOf(sampled)],
  ['settings', pageOf({ ...company, settings, components })],
  ['every field', pageOf(everyField)],
  ['hostile', pageOf(hostile)],
  ['large', pageOf(large)],
  ['load run', loadPageOf(loadRun)],
  ['load limit', loadPageOf(loadLimit)],
  ['load knee', loadPageOf(loadKnee)],
];
