import type { LoadReport } from '../model/load-report.ts';
import type { Report } from '../model/report.ts';
import { loadCsv } from './formats/csv/load-csv.ts';
import { csvStream, renderCsv } from './formats/csv/render-csv.ts';
import { renderHtml, renderLoadHtml } from './formats/html/render-html.ts';
import { loadJson } from './formats/json/load/load-json.ts';
import { loadNdjson } from './formats/json/load/load-ndjson.ts';
import { jsonStream, renderJson } from './formats/json/render-json.ts';
import { ndjsonStream, renderNdjson } from './formats/json/render-ndjson.ts';
import { junitStream, renderJunit } from './formats/junit/render-junit.ts';
import { renderLoadMarkdown, renderMarkdown } from './formats/markdown/render-markdown.ts';
import { renderTable } from './formats/terminal/audit/render-table.ts';
import { renderLoad } from './formats/terminal/load/render-load.ts';
import type { ReportStream } from './view/report-stream.ts';

export interface FormatOptions {
  readonly width: number;
  readonly color: boolean;
  /** Block characters may be drawn; else ASCII. */
  readonly unicode: boolean;
}

export interface ReportFormat<Document = Report> {
  readonly name: string;
  /** The endings of `--output` that pick it. */
  readonly endings: readonly string[];
  readonly render: (document: Document, options: FormatOptions) => Iterable<string>;
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

/** Every format of an audit's report. */
export const reportFormats: FormatSet<Report> = {
  text: [
    {
      name: 'table',
      endings: ['.txt'],
      render: (report, options) => [renderTable(report, options)],
    },
    { name: 'json', endings: ['.json'], render: renderJson, stream: jsonStream },
    { name: 'ndjson', endings: ['.ndjson', '.jsonl'], render: renderNdjson, stream: ndjsonStream },
    { name: 'csv', endings: ['.csv'], render: renderCsv, stream: csvStream },
    { name: 'markdown', endings: ['.md'], render: (report) => [renderMarkdown(report)] },
    { name: 'html', endings: ['.html', '.htm'], render: renderHtml },
    { name: 'junit', endings: ['.xml'], render: renderJunit, stream: junitStream },
  ],
  binary: [
    {
      endings: ['.xlsx'],
      renderBytes: async (report) =>
        (await import('./formats/xlsx/render-xlsx.ts')).renderXlsx(report),
    },
  ],
};

/** Every format of a run of load. */
export const loadFormats: FormatSet<LoadReport> = {
  text: [
    {
      name: 'table',
      endings: ['.txt'],
      render: (report, options) => [renderLoad(report, options)],
    },
    { name: 'json', endings: ['.json'], render: loadJson },
    { name: 'ndjson', endings: ['.ndjson', '.jsonl'], render: loadNdjson },
    { name: 'csv', endings: ['.csv'], render: loadCsv },
    { name: 'markdown', endings: ['.md'], render: (report) => [renderLoadMarkdown(report)] },
    { name: 'html', endings: ['.html', '.htm'], render: renderLoadHtml },
  ],
  binary: [
    {
      endings: ['.xlsx'],
      renderBytes: async (report) =>
        (await import('./formats/xlsx/load/render-load-xlsx.ts')).renderLoadXlsx(report),
    },
  ],
};

/** The formats of text, as `--format` names them. */
export type FormatName = 'table' | 'json' | 'ndjson' | 'csv' | 'markdown' | 'html' | 'junit';

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
