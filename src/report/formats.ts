import type { Report } from '../model/audit/report.ts';
import type { SetupLine } from '../model/guide/setup-line.ts';
import type { LoadReport } from '../model/load/load-report.ts';
import { csvStream, renderCsv } from './formats/csv/render-csv.ts';
import { renderLoadCsv } from './formats/csv/render-load-csv.ts';
import type { DrawChart } from './formats/html/chart/chart-spec.ts';
import { loadCharts } from './formats/html/chart/load-charts.ts';
import { renderHtml, renderLoadHtml } from './formats/html/render-html.ts';
import { renderLoadJson } from './formats/json/load/render-load-json.ts';
import { renderLoadNdjson } from './formats/json/load/render-load-ndjson.ts';
import { jsonStream, renderJson } from './formats/json/render-json.ts';
import { ndjsonStream, renderNdjson } from './formats/json/render-ndjson.ts';
import { junitStream, renderJunit } from './formats/junit/render-junit.ts';
import { summaryLine } from './formats/line/summary-line.ts';
import { renderLoadMarkdown, renderMarkdown } from './formats/markdown/render-markdown.ts';
import { renderLoadOpenmetrics, renderOpenmetrics } from './formats/metrics/render-openmetrics.ts';
import { renderLoadPrometheus, renderPrometheus } from './formats/metrics/render-prometheus.ts';
import { renderTable } from './formats/terminal/audit/render-table.ts';
import { renderLoad } from './formats/terminal/load/render-load.ts';
import type { ReportStream } from './view/audit/report-stream.ts';

export interface FormatOptions {
  readonly width: number;
  readonly color: boolean;
  /** Block characters may be drawn; else ASCII. */
  readonly unicode: boolean;
  /** What is alike is told one by one; else a table tells it once. */
  readonly verbose?: boolean;
  /** Draws charts, for a format that has some; what it draws of is told in tables without it. */
  readonly draw?: DrawChart;
  /** Judges the steps of the set-up guide by an audit, for a format that shows them. */
  readonly guide?: (report: Report) => readonly SetupLine[];
}

/**
 * The formats of text, as `--format` names them and in the order of the help, with the endings of
 * `--output` that pick each.
 */
const endings = {
  table: ['.txt'],
  json: ['.json'],
  ndjson: ['.ndjson', '.jsonl'],
  csv: ['.csv'],
  markdown: ['.md'],
  html: ['.html', '.htm'],
  junit: ['.xml'],
  prometheus: ['.prom'],
  openmetrics: ['.openmetrics'],
} as const;

export type FormatName = keyof typeof endings;

export interface ReportFormat<Document = Report> extends Renderer<Document> {
  readonly name: string;
  /** The endings of `--output` that pick it. */
  readonly endings: readonly string[];
}

interface Renderer<Document> {
  readonly render: (document: Document, options: FormatOptions) => Iterable<string>;
  /** What it would have among its options and is heavy, so that it is loaded before it writes. */
  readonly load?: () => Promise<Partial<FormatOptions>>;
  /** Writes a report that comes in parts; absent: the format wants the whole of it. */
  readonly stream?: () => ReportStream;
}

/** A format of bytes, for files alone. */
export interface BinaryFormat<Document = Report> {
  readonly endings: readonly string[];
  readonly renderBytes: (document: Document) => Promise<Uint8Array>;
}

/** All formats of one kind of document. */
export interface FormatSet<Document> {
  /** In the order of the help. */
  readonly text: readonly ReportFormat<Document>[];
  readonly binary: readonly BinaryFormat<Document>[];
}

const auditRenderers: Readonly<Record<FormatName, Renderer<Report>>> = {
  table: { render: (report, options) => [renderTable(report, options)] },
  json: { render: renderJson, stream: jsonStream },
  ndjson: { render: renderNdjson, stream: ndjsonStream },
  csv: { render: renderCsv, stream: csvStream },
  markdown: { render: (report) => [renderMarkdown(report)] },
  html: { render: renderHtml, load: loadCharts },
  junit: { render: renderJunit, stream: junitStream },
  prometheus: { render: renderPrometheus },
  openmetrics: { render: renderOpenmetrics },
};

/** Every format of an audit's report. */
export const reportFormats: FormatSet<Report> = {
  text: formatsNamed(auditRenderers),
  binary: [
    {
      endings: ['.xlsx'],
      renderBytes: async (report) =>
        (await import('./formats/xlsx/render-xlsx.ts')).renderXlsx(report),
    },
  ],
};

/** What `--summary` writes: no format to be chosen, since it is no report. */
export const summaryFormat: ReportFormat = {
  name: 'summary',
  endings: [],
  render: (report) => [summaryLine(report)],
};

/** Every format of a run of load. */
export const loadFormats: FormatSet<LoadReport> = {
  text: formatsNamed<LoadReport>({
    table: { render: (report, options) => [renderLoad(report, options)] },
    json: { render: renderLoadJson },
    ndjson: { render: renderLoadNdjson },
    csv: { render: renderLoadCsv },
    markdown: { render: (report) => [renderLoadMarkdown(report)] },
    html: { render: renderLoadHtml, load: loadCharts },
    prometheus: { render: renderLoadPrometheus },
    openmetrics: { render: renderLoadOpenmetrics },
  }),
  binary: [
    {
      endings: ['.xlsx'],
      renderBytes: async (report) =>
        (await import('./formats/xlsx/load/render-load-xlsx.ts')).renderLoadXlsx(report),
    },
  ],
};

const plainOptions: FormatOptions = { width: 80, color: false, unicode: true };

/**
 * A report as text: `table` for people, 80 columns wide and without colour where nothing else is asked,
 * the others for machines and for documents.
 * @throws RangeError for a format that is not known.
 */
export function renderReport(
  report: Report,
  name: FormatName = 'table',
  options: Partial<FormatOptions> = {},
): string {
  const format = reportFormats.text.find((one) => one.name === name);
  if (!format) {
    const known = reportFormats.text.map((one) => one.name).join(', ');
    throw new RangeError(`There is no format "${name}": choose one of ${known}`);
  }
  return [...format.render(report, { ...plainOptions, ...options })].join('');
}

/** Formats of text by their names, in the order of the help. */
export function formatsNamed<Document>(
  renderers: Readonly<Partial<Record<FormatName, Renderer<Document>>>>,
): readonly ReportFormat<Document>[] {
  const names = Object.keys(endings) as readonly FormatName[];
  return names.flatMap((name) => {
    const renderer = renderers[name];
    return renderer ? [{ name, endings: endings[name], ...renderer }] : [];
  });
}
