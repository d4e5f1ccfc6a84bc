import { extname } from 'node:path';
import type { Report } from '../model/report.ts';
import { renderCsv } from '../report/render-csv.ts';
import { renderJson } from '../report/render-json.ts';
import { renderMarkdown } from '../report/render-markdown.ts';
import { renderNdjson } from '../report/render-ndjson.ts';
import { renderTable } from '../report/render-table.ts';
import { quoted, UsageError } from './usage-error.ts';

export interface FormatOptions {
  readonly width: number;
  readonly color: boolean;
}

export interface ReportFormat {
  readonly name: string;
  /** The endings of `--output` that pick it. */
  readonly endings: readonly string[];
  readonly render: (report: Report, options: FormatOptions) => Iterable<string>;
}

/** A format of bytes, for files alone. */
export interface BinaryFormat {
  readonly endings: readonly string[];
  readonly renderBytes: (report: Report) => Promise<Uint8Array>;
}

/** Every format of a report, in the order of the help. */
const formats: readonly ReportFormat[] = [
  { name: 'table', endings: ['.txt'], render: (report, options) => [renderTable(report, options)] },
  { name: 'json', endings: ['.json'], render: renderJson },
  { name: 'ndjson', endings: ['.ndjson', '.jsonl'], render: renderNdjson },
  { name: 'csv', endings: ['.csv'], render: renderCsv },
  { name: 'markdown', endings: ['.md'], render: (report) => [renderMarkdown(report)] },
];

const binaryFormats: readonly BinaryFormat[] = [
  {
    endings: ['.xlsx'],
    renderBytes: async (report) => (await import('../report/render-xlsx.ts')).renderXlsx(report),
  },
];

/** The format of `--format`. @throws UsageError that names the choices. */
export function formatNamed(name: string): ReportFormat {
  const found = formats.find((format) => format.name === name);
  if (found) return found;
  const names = formats.map((format) => format.name).join(', ');
  throw new UsageError(`Cannot use ${quoted(name)} for --format: choose one of ${names}`);
}

/** The format that a file's ending picks. @throws UsageError that names the endings. */
export function formatOfFile(path: string): ReportFormat | BinaryFormat {
  const ending = extname(path).toLowerCase();
  const all = [...formats, ...binaryFormats];
  const found = all.find((format) => format.endings.includes(ending));
  if (found) return found;
  const endings = all.flatMap((format) => format.endings).join(', ');
  throw new UsageError(`Cannot use ${quoted(path)} for --output: end the name in ${endings}`);
}
