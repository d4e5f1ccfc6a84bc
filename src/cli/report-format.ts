import { extname } from 'node:path';
import type { Report } from '../model/report.ts';
import { csvStream, renderCsv } from '../report/csv/render-csv.ts';
import { jsonStream, renderJson } from '../report/json/render-json.ts';
import { ndjsonStream, renderNdjson } from '../report/json/render-ndjson.ts';
import type { ReportStream } from '../report/json/report-stream.ts';
import { renderMarkdown } from '../report/markdown/render-markdown.ts';
import { renderTable } from '../report/terminal/audit/render-table.ts';
import { quoted, UsageError } from '../setup/usage/usage-error.ts';

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
  ],
  binary: [
    {
      endings: ['.xlsx'],
      renderBytes: async (report) =>
        (await import('../report/xlsx/render-xlsx.ts')).renderXlsx(report),
    },
  ],
};

/** The format of `--format`. @throws UsageError that names the choices. */
export function formatNamed<Document>(
  name: string,
  { text }: FormatSet<Document>,
): ReportFormat<Document> {
  const found = text.find((format) => format.name === name);
  if (found) return found;
  const names = text.map((format) => format.name).join(', ');
  throw new UsageError(`Cannot use ${quoted(name)} for --format: choose one of ${names}`);
}

/** The format that a file's ending picks. @throws UsageError that names the endings. */
export function formatOfFile<Document>(
  path: string,
  { text, binary }: FormatSet<Document>,
): ReportFormat<Document> | BinaryFormat<Document> {
  const ending = extname(path).toLowerCase();
  const all = [...text, ...binary];
  const found = all.find((format) => format.endings.includes(ending));
  if (found) return found;
  const endings = all.flatMap((format) => format.endings).join(', ');
  throw new UsageError(`Cannot use ${quoted(path)} for --output: end the name in ${endings}`);
}
