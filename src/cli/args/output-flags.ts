import { extname } from 'node:path';
import type { LoadReport } from '../../model/load-report.ts';
import type { Report } from '../../model/report.ts';
import {
  type BinaryFormat,
  type FormatSet,
  loadFormats,
  type ReportFormat,
  reportFormats,
  summaryFormat,
} from '../../report/formats.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { choicesOf } from './display-flags.ts';
import { type Flag, type Flags, many, one, oneOf, text, turnOn, usually } from './flag.ts';

/** A file for a document, and the format that its ending picks. */
export interface OutputFile<Document> {
  readonly path: string;
  readonly format: ReportFormat<Document> | BinaryFormat<Document>;
}

/** Where a document goes. */
export interface OutputArgs<Document = Report> {
  readonly format: ReportFormat<Document>;
  readonly output?: readonly OutputFile<Document>[];
}

/** What `netready audit` does beside an audit. */
export interface AuditArgs {
  readonly plan?: boolean;
  readonly save?: string;
  readonly force?: boolean;
  readonly resume?: string;
}

/** What comes out of documents of a kind. */
function outputFlags<Document>({
  text: formats,
  binary,
}: FormatSet<Document>): Flags<OutputArgs<Document>> {
  const [usual] = formats;
  if (!usual) throw new TypeError('Cannot write a document that has no format');
  const names = formats.map(({ name }) => name);
  const endings = [...formats, ...binary].flatMap((format) => format.endings);
  return {
    format: usually(
      'format',
      (option, value) => {
        const name = oneOf(names)(option, value);
        return formats.find((format) => format.name === name) ?? usual;
      },
      { short: 'f', value: 'NAME', usual, help: `on stdout: ${choicesOf(names)}` },
    ),
    output: many('output', fileOf([...formats, ...binary]), {
      short: 'o',
      value: 'FILE',
      help: `write a report; its ending picks the format: ${endings.join(', ')}`,
    }),
  };
}

/** What comes out of an audit. */
export const reportFlags: Flags<OutputArgs> = outputFlags(reportFormats);
/** One line in the place of the report on stdout. */
export const summaryFlag: Flag<boolean | undefined> = turnOn(
  'summary',
  'on stdout one line in the place of the report: verdict, counts, what blocks; at most 2,048 characters of ASCII',
);

/** Where a report goes, with `--summary` in the place of a format. */
export function summarised<Args extends OutputArgs & SummaryArgs>(args: Args): Args {
  return args.summary ? { ...args, format: summaryFormat } : args;
}

export interface SummaryArgs {
  readonly summary?: boolean;
}

/** What comes out of a run of load. */
export const loadReportFlags: Flags<OutputArgs<LoadReport>> = outputFlags(loadFormats);

/** What is made of an audit, and whether it begins or goes on. */
export const auditFlags: Flags<AuditArgs> = {
  plan: turnOn('plan', 'print what would be contacted, how often and in what order, and stop'),
  save: one('save', text, {
    value: 'FILE',
    help: 'one JSON line for each observation as it is made; survives a kill; see netready judge',
  }),
  force: turnOn('force', 'replace a file of --save that holds something'),
  resume: one('resume', text, {
    value: 'FILE',
    help: 'go on with a saved audit that was cut short: with its own targets, routes and options, in the same file',
  }),
};

function fileOf<Document>(formats: readonly (ReportFormat<Document> | BinaryFormat<Document>)[]) {
  return (option: string, path: string): OutputFile<Document> => {
    const ending = extname(path).toLowerCase();
    const format = formats.find(({ endings }) => endings.includes(ending));
    if (format) return { path, format };
    const endings = formats.flatMap((one) => one.endings).join(', ');
    throw new UsageError(`Cannot use ${quoted(path)} for ${option}: end the name in ${endings}`);
  };
}
